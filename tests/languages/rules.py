"""What a rule is, and the rules that hold in every language: the glossary's spellings and first mentions."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from hooks.glossary import mentions
from languages.book import glossary
from languages.source import CODE, IMAGE, LINK, MARKUP

#: A position in the text, and what is wrong there.
Finding = tuple[int, str]
#: A rule reads one phrase (see ``Section.phrases``), or a whole page.
Rule = Callable[[str], Iterator[Finding]]

GLOSSARY = glossary()
TERMS = GLOSSARY["term"]

BRACES = re.compile(r"\{[^}\n]*\}")


def blanked(found: re.Match[str]) -> str:
    """A text of the same length that no rule finds fault with."""
    return re.sub(r"[^\n]", "·", found[0])


@cache
def plain(text: str) -> str:
    """A text of the same length without code, targets of links, and markup."""
    text = CODE.sub(blanked, text)
    for hidden in IMAGE, LINK:
        text = hidden.sub(
            lambda found: found[0][: found.end(1) - found.start() + 1] + "·" * (found.end() - found.end(1) - 1), text
        )
    return re.sub(r"<https?://[^>]*>", blanked, BRACES.sub(blanked, MARKUP.sub(blanked, text)))


def markup(text: str) -> Iterator[Finding]:
    """Marks that Markdown would leave in the page as they are."""
    bold = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
    for found in re.finditer(
        r"\*\*|`|\] \(|(?<![\w·])_{1,2}\w[^\n]*?_{1,2}(?![A-Za-z_])", bold.sub(blanked, plain(text))
    ):
        yield (
            found.start(),
            f"`{found[0]}` would be left on the page: bold is `**so**`, code has two ticks, a link no space",
        )


def spelling(language: str) -> Rule:
    """Spellings that the glossary avoids in a language."""
    words = [word for term in TERMS for word in term.get("avoid", {}).get(language, [])]
    anywhere = [
        rf"\b(?i:{re.escape(word)})\b" if word.isascii() else re.escape(word)
        for word in GLOSSARY["avoid"].get(language, [])
    ]
    avoided = re.compile(
        "|".join([*anywhere, *(rf"\b{word}\b" if word.isascii() else re.escape(word) for word in words)]) or "(?!)"
    )

    def rule(text: str) -> Iterator[Finding]:
        for found in avoided.finditer(plain(text)):
            yield found.start(), f"`{found[0]}` is not our spelling; see hooks/glossary.toml"

    rule.__name__ = f"spelling_{language}"
    return rule


def introduction(text: str) -> Iterator[Finding]:
    """On a whole page in Korean: the first mention of a term is followed by the English one, and no other is."""
    for term in TERMS:
        if not term.get("introduce"):
            continue
        gloss = f"({term['en']})"
        for number, mention in enumerate(mentions(text, term, "ko")):
            if number == 0 and not mention[0].endswith(gloss):
                yield mention.start(), f"the first mention on a page is `{term['ko']}{gloss}`"
            if number > 0 and mention[0].endswith(gloss):
                yield mention.start(), f"`{mention[0]}`: the English word stands at the first mention alone"
