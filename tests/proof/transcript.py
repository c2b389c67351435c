"""The text of a transcript: what is typed, what is shown, and how the two are compared."""

import re
from dataclasses import dataclass, field

ANY = "…"
CTRL_C = "^C"
PROMPT = "$ "

#: What Sanic says of itself at every start and stop, and what no page shows unless it is the point: its start-up box,
#: the advice to use another mode, and its INFO lines. The same goes for what uv says when it fills its cache.
CHATTER = re.compile(
    r"""
      \s*[┌│├└].*                                   # the start-up box
    | .{1,8}\ [-\d]{10}\ [:\d]{8}\ \+\d{4}\ INFO:.*
    | Main\ .*\ WARNING:\ Sanic\ is\ running\ in\ PRODUCTION\ mode\..*
    | \s*                                           # the blank line after the box
    | (?:Installed|Prepared|Resolved|Downloading|Downloaded|Uninstalled|Audited)\ .*
    | Reading\ inline\ script\ metadata.*
    """,
    re.VERBOSE,
)

#: What differs from run to run; ``nox -s update`` writes ``…`` in its place.
VOLATILE = [
    re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:[.,]\d+)?(?: [+-]\d{4})?"),
    re.compile(r"(?<=0x)[0-9a-f]{6,}"),
    re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    re.compile(r'(?<=File ")[^"]*/'),
]


class TranscriptError(Exception):
    """The text of a transcript is not of the form that a transcript has. ``line`` counts from 0 within the text."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


@dataclass
class Command:
    """One command of a terminal; ``expected`` is what the page shows under it, with ``^C`` where Ctrl-C is pressed.

    ``line`` counts from 0 within the terminal's text.
    """

    text: str
    line: int
    expected: list[str] = field(default_factory=list)

    @property
    def interrupted(self) -> bool:
        return CTRL_C in self.expected


def parse(text: str) -> list[Command]:
    """Read one terminal's text.

    Raises TranscriptError where a line stands before the first command, a ``…`` alone stands for a whole line, or a
    command is interrupted twice.
    """
    commands: list[Command] = []
    for number, line in enumerate(text.rstrip("\n").split("\n")):
        if line.startswith(PROMPT):
            commands.append(Command(line.removeprefix(PROMPT), number))
        elif not commands:
            raise TranscriptError(
                number, f"{line!r} stands before the first command; a terminal starts with {PROMPT!r} and a command"
            )
        elif line.strip() == ANY:
            raise TranscriptError(number, f"{ANY!r} may not stand for a whole line; write the part that stays the same")
        elif line == CTRL_C and commands[-1].interrupted:
            raise TranscriptError(number, f"a second {CTRL_C} for {commands[-1].text!r}; one stops a program")
        else:
            commands[-1].expected.append(line)
    return commands


def matches(pattern: str, line: str) -> bool:
    """Whether a printed line is the expected one, where ``…`` stands for any run of characters."""
    if ANY not in pattern:
        return pattern == line
    return re.fullmatch(".*".join(map(re.escape, pattern.split(ANY))), line) is not None


def without_chatter(lines: list[str], expected: list[str]) -> list[str]:
    """Leave out Sanic's words about itself, except those that the page shows."""
    return [line for line in lines if not CHATTER.fullmatch(line) or any(matches(shown, line) for shown in expected)]


def same(expected: list[str], lines: list[str]) -> bool:
    return len(expected) == len(lines) and all(map(matches, expected, lines))


def rewritten(expected: list[str], lines: list[str]) -> list[str]:
    """What the page should show for these lines: its own line where it still matches, else the new one."""
    left = list(expected)
    shown = []
    for line in lines:
        old = next((pattern for pattern in left if matches(pattern, line)), None)
        if old is None:
            for volatile in VOLATILE:
                line = volatile.sub(ANY, line)
            shown.append(line)
        else:
            left.remove(old)
            shown.append(old)
    return shown
