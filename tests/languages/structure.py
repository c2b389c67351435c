"""What one language has and another has not."""

from collections import Counter
from pathlib import Path

from languages.source import DOCS, Part, Section, languages, pages, read

#: Parts that may be repeated as the sentence needs it; the others are counted.
ONCE_IS_ENOUGH = {"code"}


def differences(docs: Path = DOCS) -> list[str]:
    """All differences between the first language and each other, each with the lines on both sides."""
    first, *others = languages(docs)
    found = []
    for page in pages(first, docs):
        mine = read(docs / first / page)
        for other in others:
            theirs = read(docs / other / page)
            for one, two, missing in (mine, theirs, other), (theirs, mine, first):
                found += [
                    f"{named(section, docs)} is not in docs/{missing}/{page}"
                    for anchor, section in one.items()
                    if anchor not in two
                ]
            if [*mine] != [*theirs] and {*mine} == {*theirs}:
                found.append(f"docs/{first}/{page} and docs/{other}/{page} have their sections in another order")
            for anchor in mine.keys() & theirs.keys():
                here, there = mine[anchor], theirs[anchor]
                unlike = compared(here, there, docs) + compared(there, here, docs)
                if not unlike and blocks(here) != blocks(there):
                    unlike = [f"{named(here, docs)} and {named(there, docs)} show their blocks in another order"]
                found += unlike
    return found


def compared(one: Section, two: Section, docs: Path) -> list[str]:
    """What ``one`` has and ``two`` has not, or not as often."""
    has, lacks = count(one.parts), count(two.parts)
    found = []
    for (kind, value), number in (has - lacks).items():
        lines = [part.line for part in one.parts if (part.kind, part.value) == (kind, value)]
        found.append(
            f"docs/{one.path.relative_to(docs)}:{lines[-1]}: {kind} {value}".rstrip()
            + f" ({number} more than in {named(two, docs)})"
        )
    return found


def blocks(section: Section) -> list[str]:
    return [part.value for part in section.parts if part.kind in ("block", "include")]


def count(parts: list[Part]) -> Counter[tuple[str, str]]:
    counted = Counter((part.kind, part.value) for part in parts)
    for key in counted:
        if key[0] in ONCE_IS_ENOUGH:
            counted[key] = 1
    return counted


def named(section: Section, docs: Path) -> str:
    return f"docs/{section.path.relative_to(docs)}:{section.line} #{section.anchor}"
