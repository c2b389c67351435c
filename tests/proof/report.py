"""What a failing transcript says: where it stands, what was typed, what was expected and what came."""

import difflib
from pathlib import Path

from proof.play import Performance
from proof.sources import Section
from proof.transcript import Command, same


def failures(
    pages: list[str],
    source: list[Section] | None,
    terminals: list[list[Command]],
    performance: Performance,
    root: Path,
) -> str:
    """All differences between a transcript and its performance, or an empty string where there is none."""
    differences = []
    for number, (commands, shown) in enumerate(zip(terminals, performance.shown, strict=False)):
        for command, lines in zip(commands, shown, strict=False):
            if not same(command.expected, lines):
                differences.append(
                    f"{where(source, number, command, root)}\n"
                    f"terminal {number + 1}: $ {command.text}\n{diff(command.expected, lines)}"
                )
    if performance.problem:
        differences.insert(0, performance.problem)
    if not differences:
        return ""
    logs = [
        f"--- all that terminal {number} printed ---\n" + "\n".join(log)
        for number, log in enumerate(performance.logs, 1)
    ]
    return "\n\n".join([f"on {' and '.join(pages)}", *differences, *logs])


def where(source: list[Section] | None, terminal: int, command: Command, root: Path) -> str:
    if source is None:
        return "(no .console file holds this text)"
    section = source[terminal]
    return f"{section.path.relative_to(root)}:{section.line + command.line}"


def diff(expected: list[str], lines: list[str]) -> str:
    rows = difflib.ndiff(expected, lines)
    return "\n".join(row for row in rows if not row.startswith("?"))
