"""Terms are published with their definitions, and a page links to each where it first comes up in its running text."""

import pytest
from mkdocs.exceptions import PluginError

from hooks.glossary import linked, published, terms

NAMES = {"ko": "한국어", "en": "English", "ja": "日本語"}


@pytest.mark.parametrize(
    ("language", "markdown", "expected"),
    [
        (
            "ko",
            "작업(task)을 시작합니다. 작업은 끝납니다.",
            "[작업(task)](glossary.md#task){ .term }을 시작합니다. 작업은 끝납니다.",
        ),
        ("en", "Start tasks, and a task ends.", "Start [tasks](glossary.md#task){ .term }, and a task ends."),
        (
            "en",
            "# A task {#a}\n\nA `task` and a task.",
            "# A task {#a}\n\nA `task` and a [task](glossary.md#task){ .term }.",
        ),
        ("en", "The event loop.", "The [event loop](glossary.md#event-loop){ .term }."),
        ("en", "[a task](x.md), and multitasking", "[a task](x.md), and multitasking"),
        ("en", '??? trap "A task"\n\n    | task |', '??? trap "A task"\n\n    | task |'),
        ("en", "```py\ntask\n```\n::: task", "```py\ntask\n```\n::: task"),
        ("en", "````md\n```\ntask\n```\n````", "````md\n```\ntask\n```\n````"),
    ],
)
def test_first_mention_is_linked(language: str, markdown: str, expected: str) -> None:
    assert linked(markdown, language, "glossary.md") == expected


def test_term_as_it_is_published() -> None:
    task = next(term for term in terms() if term["id"] == "task")
    text = published(task, "ko", {"ko": "한국어", "en": "English"}, "쓰지 않는 표기")
    assert text.startswith('## 작업 {#task}\n\nEnglish <span lang="en">task</span>\n')
    assert task["definition"]["ko"] in text
    assert "쓰지 않는 표기: 태스크" in text


def test_term_without_a_translation_is_named() -> None:
    with pytest.raises(PluginError, match=r"the term 'task' needs `ja` and `definition\.ja`"):
        published(terms()[0], "ko", NAMES, "")


def test_terms_are_distinct() -> None:
    for key in "id", "en", "ko":
        words = [term[key] for term in terms()]
        assert len(words) == len({*words})
