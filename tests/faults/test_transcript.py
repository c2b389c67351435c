"""The text of a transcript: what is read from it, what matches, what is rewritten."""

import pytest

from proof.transcript import Command, TranscriptError, matches, parse, rewritten, without_chatter


def test_commands_and_what_they_show() -> None:
    assert parse("$ python x.py\none\n^C\ntwo\n$ ls\n") == [
        Command("python x.py", 0, ["one", "^C", "two"]),
        Command("ls", 4, []),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hello\n$ ls\n", "'hello' stands before the first command"),
        ("$ ls\n…\n", "'…' may not stand for a whole line"),
        ("$ python x.py\n^C\n^C\n", "a second ^C"),
    ],
)
def test_text_of_another_form_is_refused(text: str, message: str) -> None:
    with pytest.raises(TranscriptError, match=message.replace("^", r"\^")):
        parse(text)


@pytest.mark.parametrize(
    ("pattern", "line", "matching"),
    [
        ("pid … is up", "pid 17 is up", True),
        ("pid … is up", "pid  is up", True),
        ("pid … is up", "pid 17 is down", False),
        ("a.b", "axb", False),
        ("(…)", "(x) (y)", True),
        ("plain", "plain text", False),
    ],
)
def test_ellipsis_stands_for_a_part_of_a_line(pattern: str, line: str, matching: bool) -> None:
    assert matches(pattern, line) is matching


CHATTER = "Main  2026-11-23 20:00:00 +0000 INFO: Starting worker [17]"
WARNING = "Srv 0 2026-11-23 20:00:00 +0000 WARNING: Task x was cancelled"


def test_sanic_on_itself_is_left_out_and_its_warnings_are_not() -> None:
    assert without_chatter([CHATTER, WARNING, "mail sent"], []) == [WARNING, "mail sent"]


def test_sanic_on_itself_stays_where_the_page_shows_it() -> None:
    assert without_chatter([CHATTER], ["Main  … INFO: Starting worker […]"]) == [CHATTER]


def test_rewriting_keeps_what_still_matches() -> None:
    expected = ["pid … is up", "old"]
    assert rewritten(expected, ["pid 17 is up", WARNING]) == [
        "pid … is up",
        "Srv 0 … WARNING: Task x was cancelled",
    ]
