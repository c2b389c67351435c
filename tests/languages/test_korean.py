"""Rules for Korean: what each must catch, what it must leave alone, and all pages."""

from collections.abc import Iterator

import pytest

from languages import korean
from languages.korean import Rule
from languages.source import DOCS, ROOT, Section, pages, read

#: rule: (sentences that it must catch, sentences that it must leave alone)
EXAMPLES: dict[Rule, tuple[list[str], list[str]]] = {
    korean.politeness: (
        ["작업을 취소한다.", "작업을 취소해요.", "이렇게 하죠.", "먼저 응답하자.", "이미 끝났다."],
        [
            "작업을 취소합니다.",
            "이렇게 쓰세요.",
            "왜 그럴까요?",
            "요청을 처리하는 함수.",
            "버전은 25.12.",
            "`취소한다.`는 코드입니다.",
        ],
    ),
    korean.particles_after_words: (
        [
            "작업를 시작합니다",
            "루프을 막습니다",
            "서버과 핸들러",
            "요청와 응답",
            "서버으로 보냅니다",
            "이름로 찾습니다",
            "터미널으로",
        ],
        [
            "작업을 시작합니다",
            "루프를 막습니다",
            "서버와 핸들러",
            "요청과 응답",
            "서버로",
            "이름으로",
            "터미널로",
            "효과가 있습니다",
            "경로를 따라",
        ],
    ),
    korean.particles_after_terms: (
        ["작업는 끝났습니다", "워커이 둘입니다", "레지스트리은 따로 있습니다"],
        ["작업은 끝났습니다", "워커가 둘입니다", "레지스트리는 따로 있습니다", "작업이라고 부릅니다"],
    ),
    korean.particles_after_code: (
        [
            "`cancel_task`을 부릅니다",
            "`None`를 돌려줍니다",
            "`name`는 문자열입니다",
            "`app.run()`로 시작합니다",
            "`zyx`를 봅니다",
        ],
        [
            "`cancel_task`를 부릅니다",
            "`None`을 돌려줍니다",
            "`name`은 문자열입니다",
            "`app.run()`으로 시작합니다",
            "`await task(…)`는 기다립니다",
        ],
    ),
    korean.detached_particles: (
        ["`add_task` 는 돌아옵니다", "**작업** 을 취소합니다", "[작업](x.md) 의 이름"],
        ["`add_task`는 돌아옵니다", "**작업**을 취소합니다", "`add_task` 다음에"],
    ),
    korean.spelling: (
        [
            "컨텐츠를 봅니다",
            "메세지를 보냅니다",
            "쓰레드입니다",
            "태스크를 취소합니다",
            "웹 소켓을 엽니다",
            "취소되어집니다",
        ],
        ["콘텐츠를 봅니다", "메시지를 보냅니다", "스레드입니다", "작업을 취소합니다", "`메세지`라는 코드"],
    ),
    korean.typography: (
        ["끝났습니다 .", "요청，응답", "잠깐...", "요청,응답", "작업( task)"],
        ["끝났습니다.", "요청, 응답", "작업(task)", "`f(a,b)`와", "0.5초, 3개"],
    ),
    korean.introduction: (
        ["작업을 시작합니다.", "작업을 시작합니다. 작업(task)은 끝납니다."],
        ["작업(task)을 시작합니다. 작업은 끝납니다.", "[작업을 시작](x.md)하면", "title: 작업을 시작하기"],
    ),
    korean.english_paragraphs: (
        ["The task goes on after the answer has left the server."],
        ["작업은 Sanic의 `add_task`로 시작합니다.", "[Start a task](x.md)로 갑니다"],
    ),
}


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.__name__)
def test_rule_catches(rule: Rule) -> None:
    assert [text for text in EXAMPLES[rule][0] if not list(rule(text))] == []


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.__name__)
def test_rule_leaves_alone(rule: Rule) -> None:
    assert [(text, list(rule(text))) for text in EXAMPLES[rule][1] if list(rule(text))] == []


def test_every_rule_has_examples() -> None:
    assert {*korean.RULES, korean.introduction} == {*EXAMPLES}


def sources() -> Iterator[Section]:
    for page in pages("ko"):
        yield from read(DOCS / "ko" / page).values()
    readme = Section(ROOT / "README.ko.md", "", 1)
    readme.prose = list(enumerate(readme.path.read_text().splitlines(), 1))
    yield readme


def test_every_section() -> None:
    found = [
        f"{section.path.relative_to(ROOT)}:{section.line_of(min(position, len(section.text) - 1))}: {message}"
        for section in sources()
        for rule in korean.RULES
        for position, message in rule(section.text)
    ]
    assert not found, "\n".join(found)


def test_terms_are_introduced_on_every_page() -> None:
    found = []
    for page in pages("ko"):
        whole = Section(DOCS / "ko" / page, "", 1)
        for section in read(whole.path).values():
            whole.prose += section.prose[bool(section.anchor) :]
        found += [f"docs/ko/{page}:{whole.line_of(at)}: {message}" for at, message in korean.introduction(whole.text)]
    assert not found, "\n".join(found)
