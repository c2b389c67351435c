"""Rules for Korean prose: the level of politeness, particles, spacing, and the words of the glossary.

Each rule takes a text without code blocks and gives what is wrong as (position, message).
"""

import re
import tomllib
from collections.abc import Callable, Iterator

from languages.source import CODE, LINK, ROOT

Finding = tuple[int, str]
Rule = Callable[[str], Iterator[Finding]]

GLOSSARY = tomllib.loads((ROOT / "hooks" / "glossary.toml").read_text())
TERMS = GLOSSARY["term"]
READINGS: dict[str, str] = GLOSSARY["readings"]

#: Words that end like a noun with the wrong particle, and are none.
NO_PARTICLE = re.compile(
    r"(?:마을|가을|노을|효과|사과|초과|여과|투과|경로|통로|항로|선로|별로|새로|서로|바로|따로|홀로|스스로|함부로|진짜로|가로|세로|도로|미로)$"
)
#: particle after a final consonant, particle after a vowel
PAIRS = [("을", "를"), ("과", "와"), ("으로", "로")]
#: Safe only after words that we know: 이 and 가, 은 and 는 are much else besides.
PAIRS_AFTER_KNOWN = [("은", "는"), ("이", "가")]
#: The longer form of these is right after a vowel too.
COPULAS = [("이라고", "라고"), ("이라는", "라는"), ("이면", "면"), ("이나", "나")]
DIGITS = dict(zip("0123456789", ["영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"], strict=True))


def final(syllable: str) -> int:
    """The number of a Hangul syllable's final consonant; 0 for none, 8 for ㄹ."""
    return (ord(syllable) - 0xAC00) % 28


def fits(before: str, particle: str, pair: tuple[str, str]) -> bool:
    """Whether a particle is the right one of its pair behind a Korean syllable."""
    if pair in COPULAS and particle == pair[0]:
        return True
    closed = final(before) != 0
    if pair == ("으로", "로") and final(before) == 8:
        closed = False
    return particle == pair[0 if closed else 1]


def reading(code: str) -> str | None:
    """How the end of a code span is read, in Hangul, or None where nothing says so."""
    if re.search(r"[가-힣]$", code):
        return code
    without_arguments = re.sub(r"\([^()]*\)$", "", code)
    word = re.findall(r"[A-Za-z]+|\d|[^\sA-Za-z\d]", without_arguments.rstrip("\"'[]{},.: "))
    if not word:
        return None
    return DIGITS.get(word[-1]) or READINGS.get(word[-1].lower())


def politeness(text: str) -> Iterator[Finding]:
    """Sentences end in 합니다체."""
    plain = CODE.sub(lambda code: "코" * len(code[0]), text)
    for sentence in re.finditer(r"([가-힣]+)([.?!])(?=[\s*)\]]|$)", plain):
        verb = re.search(r"(?:다|요|죠|지|네|어|아|해|까|냐|자|라)$", sentence[1])
        if verb and not re.search(r"(?:니다|세요|시오|까|까요)$", sentence[1]):
            yield sentence.start(), f"`{sentence[1]}{sentence[2]}` is no 합니다체: end in ~니다, ~세요 or ~까"


def particles_after_words(text: str) -> Iterator[Finding]:
    for pair in PAIRS:
        for found in re.finditer(rf"([가-힣]+)({'|'.join(pair)})(?![가-힣])", CODE.sub(blanked, text)):
            word, particle = longest(found[1], found[2], pair)
            if not fits(word[-1], particle, pair) and not NO_PARTICLE.search(word + particle):
                yield found.start(), f"`{word}{particle}`: {other(particle, pair)} is right"


def longest(word: str, particle: str, pair: tuple[str, str]) -> tuple[str, str]:
    """으로 was found as 으 and 로: put it together again."""
    if pair == ("으로", "로") and particle == "로" and word.endswith("으") and len(word) > 1:
        return word[:-1], "으로"
    return word, particle


def particles_after_terms(text: str) -> Iterator[Finding]:
    plain = CODE.sub(blanked, text)
    for term in TERMS:
        for pair in [*PAIRS_AFTER_KNOWN, *COPULAS]:
            for found in re.finditer(rf"{term['ko']}({'|'.join(pair)})(?![가-힣])", plain):
                if not fits(term["ko"][-1], found[1], pair):
                    yield found.start(), f"`{found[0]}`: {other(found[1], pair)} is right"


def particles_after_code(text: str) -> Iterator[Finding]:
    for code in CODE.finditer(text):
        for pair in [*PAIRS, *PAIRS_AFTER_KNOWN, *COPULAS]:
            found = re.match(rf"({'|'.join(pair)})(?![가-힣])", text[code.end() :])
            if not found:
                continue
            read = reading(code[2])
            if read is None:
                yield (
                    code.start(),
                    f"how is `{code[2]}` read? Write its last word into [readings] of hooks/glossary.toml",
                )
            elif not fits(read[-1], found[1], pair):
                yield code.start(), f"`{code[2]}` ({read}) takes {other(found[1], pair)}, not {found[1]}"
            break


def detached_particles(text: str) -> Iterator[Finding]:
    for found in re.finditer(r"[`*)] +(을|를|은|는|와|과|으로|로|에서|에게|의|에|도)(?=[\s.,])", text):
        yield found.start(), f"` {found[1]}`: a particle stands right behind its word"


def spelling(text: str) -> Iterator[Finding]:
    plain = CODE.sub(blanked, text)
    forbidden = [*GLOSSARY["avoid"]["ko"], *(word for term in TERMS for word in term.get("avoid", {}).get("ko", []))]
    for word in forbidden:
        for found in re.finditer(re.escape(word), plain):
            yield found.start(), f"`{word}` is not our spelling; see hooks/glossary.toml"


def typography(text: str) -> Iterator[Finding]:
    plain = CODE.sub(blanked, LINK.sub(r"\1", text))
    for found in re.finditer(r"[가-힣] +[.,?!]|[（），。“”‘’]|[가-힣]\.\.\.|[가-힣],(?=[가-힣])|\( |[가-힣] \)", plain):
        yield found.start(), f"`{found[0]}`: no space before a mark, one behind it; ASCII brackets; … for an ellipsis"


def introduction(text: str) -> Iterator[Finding]:
    """The first mention of a term on a page, titles, tables and links aside, is followed by the English one."""
    aside = re.compile(r"^ *(?:\?\?\?|!!!|===|\||title:|description:).*$|\[[^\]]*\](?=\()", re.MULTILINE)
    plain = aside.sub(blanked, CODE.sub(blanked, text))
    for term in TERMS:
        if not term.get("introduce"):
            continue
        longer = [other["ko"] for other in TERMS if term["ko"] in other["ko"] and other is not term]
        rest = plain
        for word in longer:
            rest = rest.replace(word, "·" * len(word))
        first = re.search(rf"(?<![가-힣]){term['ko']}", rest)
        if first and not rest[first.end() :].startswith(f"({term['en']})"):
            yield first.start(), f"the first mention on a page is `{term['ko']}({term['en']})`"


def english_paragraphs(text: str) -> Iterator[Finding]:
    plain = CODE.sub(blanked, LINK.sub(r"\1", text))
    for paragraph in re.finditer(r"(?:[^\n]+\n?)+", plain):
        if len(re.findall(r"[A-Za-z]{2,}", paragraph[0])) > 6 and not re.search(r"[가-힣]", paragraph[0]):
            yield paragraph.start(), "this paragraph is English"


def blanked(code: re.Match[str]) -> str:
    return "·" * len(code[0])


def other(particle: str, pair: tuple[str, str]) -> str:
    return pair[1 - pair.index(particle)]


RULES: list[Rule] = [
    politeness,
    particles_after_words,
    particles_after_terms,
    particles_after_code,
    detached_particles,
    spelling,
    typography,
    english_paragraphs,
]
