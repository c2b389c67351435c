"""What one language has and another has not."""

from collections import Counter
from pathlib import Path

from languages.book import ROOT, Page, book, is_complete, languages
from languages.source import Part, Section

#: Parts that may be repeated as the sentence needs it; the others are counted.
ONCE_IS_ENOUGH = {"code"}


def differences(root: Path = ROOT) -> list[str]:
    """All differences between the first language and each other, each with the lines on both sides."""
    listed, pages = languages(root), book(root)
    found = []
    folders = {folder.name for folder in (root / "docs").iterdir() if folder.is_dir()}
    found += [f"docs/{language}/ is in no entry of mkdocs.yml" for language in folders - {*listed}]
    found += [f"docs/{language}/ is missing, and mkdocs.yml lists it" for language in {*listed} - folders]
    for name, twins in pages.items():
        first, *others = [language for language in listed if language in twins]
        if is_complete(name):
            found += [f"{name} is missing in {one}" for one in listed if one not in twins]
        for other in others:
            found += compared(twins[first], twins[other], first, other)
    for twins in pages.values():
        for page in twins.values():
            found += [
                f"{section.where}:{part.line}: {part.kind} {part.value}; say what it shows"
                for section in page.values()
                for part in section.parts
                if part.value.endswith("without alternative text")
            ]
    return found


def compared(mine: Page, theirs: Page, me: str, other: str) -> list[str]:
    """The differences between a page in two languages."""
    found = []
    for one, two, language in (mine, theirs, other), (theirs, mine, me):
        where = next(iter(two.values())).where if two else language
        found += [
            f"{named(section)} is not in {where}{'' if where.startswith('docs/') else f' ({language})'}"
            for anchor, section in one.items()
            if anchor not in two
        ]
    if [*mine] != [*theirs] and {*mine} == {*theirs}:
        here, there = next((mine[a], theirs[b]) for a, b in zip(mine, theirs, strict=True) if a != b)
        found.append(f"{named(here)} and {named(there)}: the sections are in another order")
    for anchor in mine.keys() & theirs.keys():
        here, there = mine[anchor], theirs[anchor]
        unlike = more(here, there) + more(there, here)
        if not unlike and blocks(here) != blocks(there):
            unlike = [f"{named(here)} and {named(there)} show their blocks in another order"]
        found += unlike
    return found


def more(one: Section, two: Section) -> list[str]:
    """What ``one`` has and ``two`` has not, or not as often."""
    has, lacks = count(one.parts), count(two.parts)
    found = []
    for (kind, value), number in (has - lacks).items():
        lines = [part.line for part in one.parts if (part.kind, part.value) == (kind, value)]
        where = f"{one.where}:{lines[-1]}: {kind} {value}".rstrip()
        all_lines = f"; lines {', '.join(map(str, lines))}" if len(lines) > number else ""
        found.append(f"{where} ({number} more than in {named(two)}{all_lines})")
    return found


def blocks(section: Section) -> list[str]:
    return [part.value for part in section.parts if part.kind in ("block", "include", "line of a block:")]


def count(parts: list[Part]) -> Counter[tuple[str, str]]:
    counted = Counter((part.kind, part.value) for part in parts)
    for key in counted:
        if key[0] in ONCE_IS_ENOUGH:
            counted[key] = 1
    return counted


def named(section: Section) -> str:
    return f"{section.where}:{section.line} #{section.anchor}"
