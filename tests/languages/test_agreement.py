"""No section was changed in one language alone since a person has last compared them."""

import shutil
from pathlib import Path

import pytest

from languages.agreement import LOCK, accept, stale

PAGE = "basics/create_task.md"


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return Path(shutil.copy(LOCK, tmp_path))


def change(docs: Path, language: str, old: str, new: str) -> None:
    page = docs / language / PAGE
    text = page.read_text()
    assert old in text
    page.write_text(text.replace(old, new, 1))


def test_all_sections_agree() -> None:
    found = stale()
    assert not found, "\n".join(found)


def test_change_in_one_language(docs: Path, lock: Path) -> None:
    change(docs, "en", "The task outlived its request", "The task outlives its request")
    assert stale(docs, lock) == [
        f"docs/{{en}}/{PAGE}#notice changed; change docs/ko/{PAGE} too, "
        f"then compare the languages and run `nox -s translate -- accept {PAGE}`"
    ]


def test_change_in_both_languages_is_compared_by_a_person_too(docs: Path, lock: Path) -> None:
    change(docs, "en", "The task outlived", "A task outlived")
    change(docs, "ko", "작업은 요청보다", "이 작업은 요청보다")
    assert stale(docs, lock) == [
        f"docs/{{en,ko}}/{PAGE}#notice changed; compare the languages and run `nox -s translate -- accept {PAGE}`"
    ]
    assert accept([PAGE], docs, lock) == [f"{PAGE}#notice"]
    assert stale(docs, lock) == []


def test_section_that_is_new_or_gone(docs: Path, lock: Path) -> None:
    change(docs, "ko", "{#notice}", "{#notices}")
    assert len(stale(docs, lock)) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("and nobody should wait for the mail server. Answer", "and nobody should wait for the\nmail server.   Answer"),
        ("`add_task` puts", "`app.add_task` puts"),
        ("(inject_app.md)", "(main_process.md)"),
    ],
)
def test_wrapping_code_and_targets_are_no_change(docs: Path, lock: Path, old: str, new: str) -> None:
    change(docs, "en", old, new)
    assert stale(docs, lock) == []


def test_only_the_named_page_is_accepted(docs: Path, lock: Path) -> None:
    change(docs, "en", "The task outlived", "A task outlived")
    accept(["basics/inject_app.md"], docs, lock)
    assert len(stale(docs, lock)) == 1
    with pytest.raises(ValueError, match=r"there is no page basics/nothing\.md"):
        accept(["basics/nothing.md"], docs, lock)
