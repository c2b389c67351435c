"""All that is wrong with the languages, in lines that say file and line."""

import re
from collections.abc import Iterator
from pathlib import Path

from languages import agreement, english, korean, structure
from languages.book import ROOT, Page, Twins, book
from languages.rules import TERMS, Rule, introduction, markup, plain, spelling
from languages.source import Section, SourceError

#: A language without rules of its own has the glossary's spellings, and no loose marks.
RULES: dict[str, list[Rule]] = {"ko": korean.RULES, "en": english.RULES}


def findings(root: Path = ROOT) -> list[str]:
    """What is wrong in any language, what differs between them, and what was not compared."""
    try:
        pages = book(root)
    except SourceError as error:
        return [str(error)]
    found: list[str] = []
    for name, twins in pages.items():
        for language, page in twins.items():
            found += words(page, RULES.get(language, [spelling(language), markup]))
        if name.endswith(".md") and "ko" in twins:
            found += terms(twins, "ko")
        if name.endswith(".md") and "ko" in twins and not name.startswith("README"):
            found += introductions(twins["ko"])
    return found + structure.differences(root) + agreement.stale(root)


def words(page: Page, rules: list[Rule]) -> Iterator[str]:
    """What the rules for single phrases find on a page."""
    for section in page.values():
        for phrase in section.phrases():
            for rule in rules:
                for position, message in rule(phrase.text):
                    yield f"{section.where}:{section.line_of(phrase.start + position)}: {message}"


def introductions(page: Page) -> Iterator[str]:
    """Terms are introduced once on a page, behind its headings."""
    whole = Section(next(iter(page.values())).where, "", 1)
    for section in page.values():
        whole.prose += section.prose[bool(section.anchor) :]
    for position, message in introduction(whole.text):
        yield f"{whole.where}:{whole.line_of(position)}: {message}"


def terms(twins: Twins, language: str) -> Iterator[str]:
    """One term, one translation: where English names a technical term, the same section has our word for it."""
    for anchor, section in twins["en"].items():
        other = twins[language].get(anchor)
        for term in TERMS:
            own = re.search(rf"\b{term['en']}s?\b", plain(section.text), re.IGNORECASE)
            if other and own and term.get("introduce") and term[language] not in plain(other.text):
                yield (
                    f"{other.where}:{other.line} #{anchor}: {section.where}:{section.line_of(own.start())} says "
                    f"`{own[0]}`, and here is no `{term[language]}`"
                )
