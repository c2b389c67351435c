// What a reader typed, as clauses. A clause is one thing that is asked for, in all words that may stand for it.

const SYNONYM = 0.85; // of the word itself
const COMMON = 0.05; // what words that every question has count for
const QUALIFIER = 0.5; // `app` of `app.tasks`
const NUMBER = 0.4; // lines, pids and addresses in what a terminal printed
const LONG = 6;
const LETTER = 0.1;

const COMMON_WORDS = new Set(`
  방법 법 어떻게 어떡해 왜 무엇 뭐 뭔가요 뭐예요 언제 어디 하나요 되나요 하기 하는 하려면 하면 해야 할 싶어요 싶은데 싶다 있나요 있는 있을 없나요
  수 것 새 새로운 거 걸 좀 안 못 이 그 저 더 등 및 또는 그리고 그런데 때 사용 사용법 쓰는 쓰기 쓰면 썼더니 관련 질문 경우 됨 안됨 안돼요 안되요 안되나요
  a an and are as at be by can do does for from get how i if in into is it its me my new of on or s should so t that the their this to use using
  was what when where which while who why will with you your inside within does there have has want need`.trim().split(/\s+/).map(stemOf));

class Query {
  /** `known` has every stem of the pages and of the glossary; `synonyms` are lists of phrases, each a list of stems. */
  constructor(text, known, synonyms) {
    this.known = known;
    this.synonyms = synonyms;
    this.terms = termsOf(text).flatMap((term) => this.split(term).map((key) => ({ ...term, key })));
    this.clauses = this.grouped();
    this.defines = /이?란\??$|뜻|의미|정의|무엇|뭐|뭔|\bwhat\b|\bmean/i.test(text.trim());
  }

  /** The pairs of neighbours, whatever common words stand between them. */
  get pairs() {
    const keys = this.terms.map(({ key }) => key).filter((key) => !COMMON_WORDS.has(key));
    return keys.slice(1).map((key, index) => [keys[index], key]);
  }

  /** 작업취소 is 작업 and 취소 where no word begins like it; an unknown name is its parts; of others the known beginning. */
  split({ key, parts }) {
    if (this.begins(key)) return [key];
    if (parts.length) return parts;
    return this.pieces(key) ?? [this.head(key) ?? this.near(key) ?? key];
  }

  begins(key) {
    if (this.known.has(key)) return true;
    for (const word of this.known) if (word.startsWith(key)) return true;
    return false;
  }

  pieces(key, depth = 0) {
    if (!/^[ㄱ-ㅣ]{5,}$/.test(key) || depth > 3) return null;
    for (let at = key.length - 2; at > 1; at--) {
      const head = key.slice(0, at);
      if (!this.known.has(head) || !SYLLABLE.test(key.slice(at))) continue;
      const rest = korean(key.slice(at));
      if (this.known.has(rest)) return [head, rest];
      const more = this.pieces(rest, depth + 1);
      if (more) return [head, ...more];
    }
    return null;
  }

  head(key) {
    for (let at = key.length - 1; at > 3; at--) if (this.known.has(key.slice(0, at))) return key.slice(0, at);
    return null;
  }

  near(key) {
    if (key.length < 5) return null;
    for (const word of this.known) if (Math.abs(word.length - key.length) < 2 && oneSlip(word, key)) return word;
    return null;
  }

  grouped() {
    const clauses = [];
    for (let at = 0; at < this.terms.length;) {
      const { length, phrases } = this.synonymsAt(at);
      const own = this.terms.slice(at, at + length);
      const keys = own.map(({ key }) => key);
      clauses.push({
        text: own.map(({ text }) => text).join(" "),
        weight: own.reduce((sum, term) => sum + weight(term, this.terms.length), 0),
        alternatives: [
          { keys, factor: 1 / length, own: true, last: at + length === this.terms.length },
          ...this.joined(at, length),
          ...phrases.map((phrase) => ({ keys: phrase, factor: SYNONYM / phrase.length })),
        ],
      });
      at += length;
    }
    return clauses;
  }

  /** The longest phrase from here that has synonyms, and these. */
  synonymsAt(at) {
    let length = 1;
    let phrases = [];
    if (this.terms[at].literal) return { length, phrases };
    for (const group of this.synonyms) {
      for (const phrase of group) {
        if (phrase.length < length || !phrase.every((key, index) => this.terms[at + index]?.key === key)) continue;
        if (phrase.length > length) [length, phrases] = [phrase.length, []];
        phrases.push(...group.filter((other) => other !== phrase));
      }
    }
    return { length, phrases };
  }

  /** 웹 소켓 is 웹소켓, and `add task` is `add_task`, where the pages have such a word. */
  joined(at, length) {
    const [one, two] = [this.terms[at].key, this.terms[at + 1]?.key];
    if (two === undefined || length > 2) return [];
    return [one + two, `${one}_${two}`].filter((key) => this.known.has(key)).map((key) => ({ keys: [key], factor: 1 }));
  }
}

function weight({ key, qualifier }, length) {
  if (COMMON_WORDS.has(key)) return COMMON;
  if (/^[a-z]$/.test(key)) return LETTER;
  return qualifier ? QUALIFIER : length > LONG && /^\d+$|^0x/.test(key) ? NUMBER : 1;
}

/** Whether one letter more, less, other or in the wrong place makes one word of the other. */
function oneSlip(one, two) {
  let at = 0;
  while (one[at] === two[at]) at++;
  const [a, b] = [one.slice(at), two.slice(at)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)
    || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}
