"""Rules for English: what each must catch, and what it must leave alone."""

import pytest

from languages import english, rules
from languages.rules import Rule

#: rule: (phrases that it must catch, phrases that it must leave alone)
EXAMPLES: dict[Rule, tuple[list[str], list[str]]] = {
    english.american: (
        [
            "The behaviour of a task",
            "It is initialised",
            "We organise",
            "two colours",
            "the centre",
            "a licence",
            "Whilst it runs",
            "labelled",
        ],
        [
            "The behavior",
            "It is initialized",
            "two colors",
            "`behaviour`",
            "[guide](behaviour.md)",
            "otherwise",
            "exercise",
            "four hours",
        ],
    ),
    english.person: (
        ["We start a task", "Let's see", "our server", "I think so", "the user calls it"],
        ["You start a task", "hour", "IO and I/O", "user", "`we`"],
    ),
    english.typography: (
        ["It ends .", "wait...", "a,b", "“quoted”", "( a)", "really??", "the the task", "two  blanks"],
        ["It ends.", "wait…", "a, b", '"quoted"', "(a)", "1,000", "that `that`", "had `x` had"],
    ),
    english.hangul: (
        ["A task(작업) ends", "작업", "title: 작업", "The ㅁ"],
        ["`작업(task)을`", "[한국어](x.md)", "한국어 README", "task"],
    ),
    rules.markup: (
        ["a **task **ends", "an `unclosed code", "[a] (x.md)", "__bold__"],
        ["a **task** ends", "`**kwargs`", "[a](x.md)", "add_task"],
    ),
    rules.spelling("en"): (
        ["Simply call it", "please note that", "in order to stop", "a Websocket", "utilize it", "a web socket"],
        ["simplify", "a WebSocket", "in order", "`websocket`"],
    ),
}


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.__name__)
def test_rule_catches(rule: Rule) -> None:
    assert [text for text in EXAMPLES[rule][0] if not list(rule(text))] == []


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.__name__)
def test_rule_leaves_alone(rule: Rule) -> None:
    assert [(text, list(rule(text))) for text in EXAMPLES[rule][1] if list(rule(text))] == []


def test_every_rule_has_examples() -> None:
    assert {rule.__name__ for rule in english.RULES} == {rule.__name__ for rule in EXAMPLES}
