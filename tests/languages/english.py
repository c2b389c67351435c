"""Rules for English: American spelling, plain words, marks, and nothing left in Korean.

Each rule reads one phrase and gives what is wrong as (position, message). Their examples are in test_english.py.
"""

import re
from collections.abc import Iterator

from languages.book import ROOT, entries_of_languages, leaves
from languages.rules import Finding, Rule, markup, plain, spelling

#: British: American
AMERICAN = {
    r"(\w*)(behavi|col|fav|hon|neighb|lab|flav|rum|harb)our(\w*)": r"\1\2or\3",
    r"(organ|recogn|real|initial|final|normal|minim|maxim|optim|synchron|serial|util|summar|priorit|custom|special|general|emphas|visual|token"
    r"|categor|capital|standard|author|parallel|stabil)is(e|es|ed|ing|ation|er|ers)": r"\1iz\2",
    r"(analy|paraly|cataly)s(e|es|ed|ing)": r"\1yz\2",
    r"(travel|label|model|signal|level|total|channel|tunnel)l(ed|ing|er)": r"\1\2",
    r"(cent|met|theat|fib|lit)re(s?)": r"\1er\2",
    r"(defen|licen|offen|preten)ce(s?)": r"\1se\2",
    r"(cata|ana|mono)logue": r"\1log",
    r"(whil|among)st": r"\1…",
    r"grey": "gray",
    r"programme(s?)": r"program\1",
    r"fulfil": "fulfill",
    r"judgement": "judgment",
    r"artefact(s?)": r"artifact\1",
    r"learnt": "learned",
    r"towards": "toward",
}
#: Names of languages, as mkdocs.yml writes them, may stand on a page of any language.
NAMES = [dict(leaves(entry))["name"].value for entry in entries_of_languages(ROOT)]


def american(text: str) -> Iterator[Finding]:
    for british, us in AMERICAN.items():
        for found in re.finditer(rf"\b{british}\b", plain(text), re.IGNORECASE):
            yield found.start(), f"`{found[0]}` is British; write `{found.expand(us)}`"


def person(text: str) -> Iterator[Finding]:
    """The reader is spoken to, directly."""
    for found in re.finditer(
        r"\b(?:[Ww]e|[Ww]e'(?:ll|re|ve)|[Oo]ur|[Ll]et's|I|I'm|the user|the reader should)\b(?![./-])", plain(text)
    ):
        yield found.start(), f"`{found[0]}`: speak to the reader as `you`"


def typography(text: str) -> Iterator[Finding]:
    wrong = r"\w +[.,?!;:](?=\s|$)|\w\.\.\.|\w,(?=[A-Za-z])|[“”‘’]|\( |\w \)|[?!]{2,}|[a-z]  +[a-z]|\b(\w+)\s+\1\b"
    for found in re.finditer(wrong, plain(text)):
        yield (
            found.start(),
            f"`{found[0]}`: no space before a mark, one behind it; straight quotes; … for an ellipsis; no word twice",
        )


def hangul(text: str) -> Iterator[Finding]:
    words = re.sub("|".join(map(re.escape, NAMES)), lambda name: "·" * len(name[0]), plain(text))
    for found in re.finditer(r"[\u1100-\u11FF\u3130-\u318F\uAC00-\uD7A3]+(?:[ \w]*[\uAC00-\uD7A3])?", words):
        yield found.start(), f"`{found[0]}` is Korean"


RULES: list[Rule] = [american, person, typography, hangul, spelling("en"), markup]
