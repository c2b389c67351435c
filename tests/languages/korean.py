"""Rules for Korean: the level of politeness, particles, spacing, marks, and turns that smell of translation.

Each rule reads one phrase and gives what is wrong as (position, message). Their examples are in test_korean.py. The
lists of words keep the rules from real ones: run on the 940,000 characters of the Korean messages in a Debian system,
the rule for particles reports next to nothing but real mistakes.
"""

import re
from collections.abc import Iterator

from languages.rules import GLOSSARY, Finding, Rule, markup, plain, spelling
from languages.spoken import END, UNKNOWN, final, spoken

NAMES = set(GLOSSARY["names"])
#: All syllables that end in ㄹ: 할, 될, 쓸 …
RIEUL = "".join(map(chr, range(0xAC00 + 8, 0xD7A4, 28)))

#: (after a final consonant, after a vowel)
OBJECT, WITH, TO, TOPIC, SUBJECT = ("을", "를"), ("과", "와"), ("으로", "로"), ("은", "는"), ("이", "가")
PARTICLES = [OBJECT, WITH, TO, TOPIC, SUBJECT]
#: The longer form of these is right after a vowel too.
COPULAS = [(f"이{end}", end) for end in ("라고", "라는", "라면", "라서", "란", "면", "나", "며", "고", "지만")]
COPULAS += [("이든", "든"), ("이므로", "므로"), ("이어야", "여야")]
#: What may stand behind a particle in the same word.
BEHIND = {WITH: "(?:는|도|의|만)?", TO: "(?:는|도|만|의|부터|서|써)?"}

#: Words that look like a noun with the wrong particle, and are none.
NO_PARTICLE = {
    OBJECT: r"(?:마|가|노|고)을$|^[지이나그부저]을$",
    WITH: r"[효사초여투교치내외부무다]과$",
    TO: r"(?:[경통항선진활행별홀날물가세도미회새서바따앞]|실제|정말|진실|함부|스스)로$",
    TOPIC: r"(?<!까)[나지이그부저고혹은]은$|"
    "[있없않받찾넣막읽묻듣남맞잡닫붙얻놓끊싣담낳죽씻웃벗숨심옮굶넘감참품짓잇긋붓낫젓쌓쫓꽂맺찢늦젖겪깎닦섞묶엮꺾볶뽑입집줍"
    "눕씹접돋뜯뻗걷믿쏟핥훑앉얹끓뚫잃앓싶같닫적먹녹썩갚높깊덮엎맡뱉흩했였았었겠됐졌갔왔났봤줬썼]는$",
    SUBJECT: "[아나차사오모조파데레웨바라카타하로토어그저괴쉬기구고주미거메]이$|플레이$|"
    "(?:[추증평작국물정단원허인참첨불출분상절등군언젠딘뭔건던는은운한싼일길든]|전문|음악)가$",
}

#: Nouns that end like a verb in plain or familiar style.
NOUNS = re.compile(
    "(?:필요|개요|주요|중요|수요|메시지|이미지|페이지|언어|단어|제어|용어|국어|영어|한국어|일본어|이해|방해|사용자|개발자|관리자|독자|저자"
    "|문자|숫자|글자|인자|생성자|상자|람다|바다|판다|단지|여지|의지|정지|중지|금지|유지|방지|편지|동네|까지|마다|보다|아래|가지|주소지|가게|무게"
    "|다음|처음|마음|모음|묶음|포함|책임|물음|걸음|도움|보관함|수신함|프레임|타임|네임|미디어|소프트웨어|하드웨어|미들웨어|크기|듣기|읽기"
    "|쓰기|보기|하기|기)$"
)
POLITE = re.compile(r"(?:니다|니까|세요|십시오)$")
PLAIN_STYLE = re.compile(
    "다$|[해돼어아여예에네군지게데래나가려와줘봐워써커까내대께]요$|거든요$|죠$|[해하쓰보가오두넣마]라$|[하보쓰두가]자$"
    "|[았었했됐였졌갔왔났있없않]음$|[한된인할을]까$|[하되있없][지네]$"
)
#: Endings that only a full stop tells from a noun's.
BEFORE_A_STOP = re.compile("[지네게어아해돼까냐자라래줘봐함됨임음]$")

#: Nouns that become verbs by 하다 and 되다.
DONE = (
    "시작|종료|취소|실행|호출|응답|등록|저장|삭제|추가|완료|처리"
    "|사용|설정|연결|생성|확인|반환|전달|정리|중지|출력|변경|해제"
)

#: pattern: what to write instead
TRANSLATED = {
    r"에 ?의(?:해|하여|한)": "say who does it, or `때문에`, `~(으)로`",
    r"[되어아]어[지집진졌]|[되보][여어]?[어여]?[집진졌]니?|되어지": "one passive is enough",
    r"(?:보여|쓰여|불려|잊혀|읽혀|닫혀|열려|나뉘어)[지집진졌]": "one passive is enough",
    r"[을를] (?:가[집진질졌]|가지고|갖)|가지고 있|[갖가][지진]고 있": "`~이/가 있습니다`",
    r"것[이은도]? ?(?:불)?가능|가능(?:합니다|하며|하고|해[요서])": "`~할 수 있습니다`",
    r"당신|그것|그녀|그들|이것들|(?<![가-힣])(?:[이저]것[은을이]|우리[는의가를])": "repeat the noun, or leave it out",
    r"[을를] 의미[하합]|것을 허용": "`~라는 뜻입니다`, `~할 수 있습니다`",
    r"[으]?로 인(?:해|하여|한)": "`때문에`",
    r"의 [가-힣]+의 [가-힣]+의 ": "say it with a verb",
    r"[했됐갔왔]었": "one past tense is enough",
    r"에 대한 [^.]{0,20}에 대한|에 있어서?\b|에 관(?:하여|한)\b|로 하여금": "say it with a verb",
    r"필요로 (?:하|합|한)|할 필요가 있": "`~이/가 필요합니다`, `~해야 합니다`",
    r"지 않으면 안 ?[되됩]": "`~해야 합니다`",
    r"에도 불구하고": "`~지만`, `~인데도`",
    r"[을를] 수행": "name the act: 실행, 처리, …",
    rf"(?:{DONE})시[키킵킨켜켰]": "`~합니다` is enough",
    r"기[를가]? 원[하한합할]": "`~하려면`",
    r"가장 [^.]{1,20} 중 하나": "`손꼽히는`, or name it",
    r"[되하]고 있는 중": "`~하는 중`",
    r"그리고 나서": "`그러고 나서`, `그런 다음`",
    r"로부터의|에서의|에로의|으로의": "say it with a verb",
    r"라고 불[리립려]": "`~(이)라고 합니다`",
    r"것으로 (?:보여|여겨|생각되)": "say what is, or who thinks so",
    r"만약에? ": "leave it out: `~(으)면` says it",
    r"하도록 (?:하[겠세]|합니다)|보도록 하": "say it at once",
    r"(?:매우|상당히|굉장히) ": "leave it out, or say how much",
}

#: A noun with 들 where the number is clear without it; people are counted otherwise.
PLURAL = r"(?<![가-힣])(?!사람|아이|손님|만들|여러)[가-힣]{2,}들(?=(?:[을은이의에과도만]|에게|에서)?(?![가-힣]))"

SPACING = {
    rf"[{RIEUL}]수(?= ?[있없])|[{RIEUL}] 수[있없]": "`~ㄹ 수 있다` has two spaces",
    rf"[{RIEUL}했었]때": "`때` stands alone",
    rf"[는{RIEUL}한된]것(?=[이은을도만과]|\s)": "`것` stands alone",
    r"(?:[두세네몇]|다섯|여섯)번째": "`번째` stands alone",
    r"안(?:됩|되[는며면고어]|돼)": "`안` stands alone",
    r"[가-힣] (?:입니다|이다)(?![가-힣])": "`입니다` stands right behind its word",
    r"\d (?:개|초|분|번|명|줄|쪽|배|가지)(?![가-힣]{2})": "a counter stands right behind its number",
    r"(?:둘|모두)다(?![가-힣])|[을를]위해|에대[해한]|[와과]같[은이]": "two words",
    r"(?:하나|[개명번초])이[상하]": "`이상` and `이하` stand alone",
    r"[가-힣] 지 않|[가-힣]지 만(?![가-힣])": "the ending belongs to its verb",
    rf"(?:{DONE}) (?:[되하]는|되[었어지]|하[였여지]|[됩합]니|[됐했]습|[된될할] )": "the verb belongs to its noun",
    r"해야[합한]|하지않|지않[고는습으아]|고있[습는어]|[어아해]있[습는]": "the helping verb stands alone",
}

TYPOGRAPHY = {
    r"[가-힣] +[.,?!](?!\.)|\( |[가-힣] \)": "no space before a mark, nor inside brackets",
    r"[가-힣],(?=[가-힣A-Za-z])|[가-힣]\.(?=[가-힣])": "a space behind a mark",
    r"[가-힣]  +[가-힣]": "one space is enough",
    r"[（），。“”‘’「」]": "ASCII brackets, quotes and marks",
    r"[가-힣]\.\.\.": "… for an ellipsis",
    r"[가-힣] ?[;—–]": "Korean has neither semicolons nor dashes: two sentences, or a comma",
    r"[?!]{2,}": "one mark is enough",
}


def fits(before: str, particle: str, pair: tuple[str, str]) -> bool:
    """Whether a particle is the right one of its pair behind a Korean syllable."""
    if pair in COPULAS and particle == pair[0]:
        return True
    closed = final(before) not in ((0, 8) if pair == TO else (0,))
    return particle == pair[0 if closed else 1]


def other(particle: str, pair: tuple[str, str]) -> str:
    return pair[1 - pair.index(particle)]


def particles(text: str) -> Iterator[Finding]:
    """Behind a word stands the form of a particle that its last sound asks for, however the word is written."""
    words, at = spoken(text)
    yield from ((at[position], message) for position, message in particles_of_words(words))
    for found in re.finditer(rf"(?P<last>[가-힣{UNKNOWN}]){END}+(?=(?P<next>[가-힣]+))", words):
        for pair in [*COPULAS, *PARTICLES]:
            particle = re.match(rf"({pair[0]}|{pair[1]}){BEHIND.get(pair, '')}(?![가-힣])", found["next"])
            if not particle:
                continue
            position = at[found.start()]
            word = text[position:].partition(particle[0])[0]
            if found["last"] == UNKNOWN:
                yield position, f"how is {word} read? Write its last word into [readings] of hooks/glossary.toml"
            elif not fits(found["last"], particle[1], pair):
                heard = re.findall("[가-힣]+", words[: found.start() + 1])[-1]
                yield position, f"`{heard}` takes {other(particle[1], pair)}, not {particle[1]}: {word}{particle[0]}"
            break


def particles_of_words(words: str) -> Iterator[Finding]:
    """The same for words in Hangul, of which nothing says where the noun ends and the particle begins."""
    for pair in PARTICLES:
        pattern = rf"(?:^|[^가-힣])([가-힣]+?)({pair[0]}|{pair[1]}){BEHIND.get(pair, '')}(?![가-힣{END}])"
        for found in re.finditer(pattern, words):
            word, particle = found[1], found[2]
            if pair == TO and particle == "로" and word.endswith("으") and len(word) > 1:
                word, particle = word[:-1], "으로"
            if not fits(word[-1], particle, pair) and not re.search(NO_PARTICLE[pair], word + particle):
                yield found.start(1), f"`{word}{particle}`: {other(particle, pair)} is right"
    for found in re.finditer(r"([가-힣])(라고|라는) ", words):
        if final(found[1]) not in (0, 8):
            yield found.start(), f"`{found[0].strip()}`: 이{found[2]} is right"


def detached(text: str) -> Iterator[Finding]:
    """A particle stands right behind its word, also over the end of a line."""
    words, at = spoken(text)
    alone = "[을를은는와과로의에]|으로|에서|에게|까지|부터|마다|조차|처럼|입니다|이며|이라고|이란|만으로"
    alone = f"(?:{alone}|(?:에서|에|으로|로)는)"
    for found in re.finditer(rf"(?<=[가-힣{END}{UNKNOWN})])\s+({alone})(?=[\s.,?!:)]|$)", words):
        yield at[found.start()], f"` {found[1]}`: it stands right behind its word, without a space"
    for found in re.finditer(
        rf"{END}\s+([가도만](?=\s)|이(?=\s+(?:됩|아닙|아니|있|없|나옵|나오)))|[가-힣]\s(이)(?=\s[가-힣]+니다)", words
    ):
        yield at[found.start()], f"` {found[1] or found[2]}`: it stands right behind its word, without a space"


def politeness(text: str) -> Iterator[Finding]:
    """Sentences end in 합니다체, be they in a paragraph, a heading, a label or a cell of a table."""
    words, at = spoken(text)
    words = words.replace(END, " ").replace(UNKNOWN, "코")
    for sentence in re.finditer(r"([가-힣]+)(?: *([.?!:])(?=[\s)]|$)| *(?=\)| *$)| *\((?=[^)]*\)[.?!]? *$))", words):
        end, mark = sentence[1], sentence[2] or ""
        if POLITE.search(end) or NOUNS.search(end):
            continue
        if PLAIN_STYLE.search(end) or (mark and mark in ".?!" and BEFORE_A_STOP.search(end)):
            yield at[sentence.start()], f"`{end}{mark}` is no 합니다체: end in ~니다, ~세요, or with a noun"


def translationese(text: str) -> Iterator[Finding]:
    """Turns that nobody writes who writes in Korean."""
    for position, found, better in listed(TRANSLATED, text):
        yield position, f"`{found}` smells of translation: {better}"
    for plural in re.finditer(PLURAL, plain(text)):
        yield plural.start(), f"`{plural[0]}`: Korean needs no plural here"


def spacing(text: str) -> Iterator[Finding]:
    """Words that are written apart, and those that are not."""
    for position, found, better in listed(SPACING, text):
        yield position, f"`{found}`: {better}"


def typography(text: str) -> Iterator[Finding]:
    """Marks as Korean technical writing sets them."""
    for position, found, better in listed(TYPOGRAPHY, text):
        yield position, f"`{found}`: {better}"


def listed(patterns: dict[str, str], text: str) -> Iterator[tuple[int, str, str]]:
    words = plain(text)
    for pattern, better in patterns.items():
        for found in re.finditer(pattern, words):
            yield found.start(), found[0].strip(), better


def english(text: str) -> Iterator[Finding]:
    """No English is left but names, and English words in brackets behind a Korean one."""
    words = re.sub(r"(?<=[\w·])\([^()가-힣]*\)", lambda gloss: "·" * len(gloss[0]), plain(text))
    latin = re.finditer(r"(?<![\dA-Za-z_@./#-])[A-Za-z]+(?:[-'][A-Za-z]+)*(?![\dA-Za-z_@/]|\.[A-Za-z])", words)
    unknown = [word for word in latin if word[0].lower() not in NAMES]
    if unknown and not re.search("[가-힣]", words):
        yield unknown[0].start(), f"`{text.strip()}` is English"
        return
    for word in unknown:
        if word[0].islower() or word[0].istitle():
            todo = "translate it, write it as code, or list it in [names] of hooks/glossary.toml"
            yield word.start(), f"`{word[0]}` is English: {todo}"


RULES: list[Rule] = [
    politeness,
    particles,
    detached,
    translationese,
    spacing,
    spelling("ko"),
    typography,
    english,
    markup,
]
