"""Korean read aloud: which syllable a particle follows, be it behind a word, code, a number, a name or a bracket."""

import re
from functools import cache

from languages.rules import GLOSSARY
from languages.source import IMAGE

READINGS: dict[str, str] = GLOSSARY["names"] | GLOSSARY["readings"]
DIGITS = dict(zip("0123456789", ["영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"], strict=True))
LETTERS = dict(
    zip(
        "abcdefghijklmnopqstuvwxyz",
        [
            "에이",
            "비",
            "시",
            "디",
            "이",
            "에프",
            "지",
            "에이치",
            "아이",
            "제이",
            "케이",
            "엘",
            "엠",
            "엔",
            "오",
            "피",
            "큐",
            "에스",
            "티",
            "유",
            "브이",
            "더블유",
            "엑스",
            "와이",
            "제트",
        ],
        strict=True,
    )
)
#: Stands behind a word whose end is beyond doubt, so that what follows at once is a particle.
END = "\N{SYMBOL FOR UNIT SEPARATOR}"
#: Stands for a word of which nobody has said how it is read.
UNKNOWN = "\N{REPLACEMENT CHARACTER}"

TOKEN = re.compile(
    r"(?P<code>(?P<ticks>(?<!`)`+(?!`)).+?(?<!`)(?P=ticks)(?!`))"
    rf"|(?P<image>{IMAGE.pattern})|(?P<link>\]\([^)\s]*\))|(?P<attributes>\{{[^}}\n]*\}})"
    r"|(?P<address><https?://[^>]*>)|(?P<markup></?[a-z][^>]*>|<!--.*?-->)"
    r"|(?P<gloss>(?<=[\w`*])\([^()]*\))|(?P<mark>\*{1,2}|[\[\]\"'])"
    r"|(?P<latin>[A-Za-z]+(?:[-'][A-Za-z]+)*)|(?P<number>\d+)|(?P<percent>%)",
    re.DOTALL,
)


def reading(word: str) -> str:
    """How the end of a name, a number or code is read, in Hangul; UNKNOWN where nothing says so."""
    if re.search(r"[가-힣]$", word):
        return word
    ends = re.findall(r"[A-Za-z]+|\d|[^\sA-Za-z\d]", re.sub(r"\([^()]*\)$", "", word).rstrip("\"'[]{},.:;) ") or word)
    last = ends[-1] if ends else ""
    if known := DIGITS.get(last) or READINGS.get(last.lower()):
        return known
    if known := READINGS.get(re.findall(r"[A-Z]?[a-z]+|[A-Z]+|.", last)[-1].lower() if last else ""):
        return known
    return LETTERS.get(last[-1].lower(), UNKNOWN) if len(last) == 1 or (last.isupper() and len(last) <= 4) else UNKNOWN


@cache
def spoken(text: str) -> tuple[str, list[int]]:
    """A phrase as it is read aloud, and for each of its characters the position in the phrase."""
    said: list[str] = []
    positions: list[int] = []

    def say(words: str, position: int) -> None:
        said.extend(words)
        positions.extend([position] * len(words))

    at = 0
    for token in TOKEN.finditer(text):
        for position in range(at, token.start()):
            say(text[position], position)
        at = token.end()
        match token.lastgroup:
            case "code":
                say(reading(token["code"].strip("`")) + END, token.start())
            case "latin" | "number":
                say(reading(token[0]) + END, token.start())
            case "percent":
                say("퍼센트" + END, token.start())
            case "gloss" if said and said[-1] not in " \n":
                say(END, token.start())
            case "gloss":
                say(token[0], token.start())
            case "address":
                say("주소" + END, token.start())
            case "link":
                say(END, token.start())
            case "mark" if token[0] in ("*", "**", '"', "'") and said and said[-1] not in " \n":
                say(END, token.start())
            case _:
                pass
    for position in range(at, len(text)):
        say(text[position], position)
    return "".join(said), positions


def final(syllable: str) -> int:
    """The number of a Hangul syllable's final consonant; 0 for none, 8 for ㄹ."""
    return (ord(syllable) - 0xAC00) % 28
