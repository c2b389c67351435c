"""What a rule is, and the rules that hold in every language: the glossary's spellings and first mentions."""

import re
from collections.abc import Callable, Iterator

from languages.book import glossary
from languages.source import CODE, IMAGE, LINK, MARKUP

#: A position in the text, and what is wrong there.
Finding = tuple[int, str]
#: A rule reads one phrase (see ``Section.phrases``), or a whole page.
Rule = Callable[[str], Iterator[Finding]]

GLOSSARY = glossary()
TERMS = GLOSSARY["term"]

ASIDE = re.compile(r"^ *(?:\?\?\?|!!!|===|\||\w+:).*$|\[[^\]]*\](?=\()", re.MULTILINE)
BRACES = re.compile(r"\{[^}\n]*\}")


def blanked(found: re.Match[str]) -> str:
    """A text of the same length that no rule finds fault with."""
    return re.sub(r"[^\n]", "·", found[0])


def plain(text: str) -> str:
    """A text of the same length without code, targets of links, and markup."""
    text = CODE.sub(blanked, text)
    for hidden in IMAGE, LINK:
        text = hidden.sub(
            lambda found: found[0][: found.end(1) - found.start() + 1] + "·" * (found.end() - found.end(1) - 1), text
        )
    return re.sub(r"<https?://[^>]*>", blanked, BRACES.sub(blanked, MARKUP.sub(blanked, text)))


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
    words = CODE.sub(blanked, text)
    prose = ASIDE.sub(blanked, words)
    for term in TERMS:
        if not term.get("introduce"):
            continue
        own = re.compile(rf"(?<![가-힣]){term['ko']}")
        longer = [other["ko"] for other in TERMS if term["ko"] in other["ko"] and other is not term]
        hidden = re.compile("|".join(map(re.escape, longer)) or "(?!)")
        gloss = f"({term['en']})"
        mentions = [*own.finditer(hidden.sub(blanked, prose))]
        if mentions and not prose[mentions[0].end() :].startswith(gloss):
            yield mentions[0].start(), f"the first mention on a page is `{term['ko']}{gloss}`"
        for again in mentions[1:]:
            if prose[again.end() :].startswith(gloss):
                yield again.start(), f"`{term['ko']}{gloss}`: the English word stands at the first mention alone"
