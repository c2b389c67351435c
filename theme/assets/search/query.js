// What a reader typed, as clauses. A clause is one thing that is asked for, in all words that may stand for it.

const SYNONYM = 0.7; // of the word itself
const COMMON = 0.05; // what words that every question has count for
const QUALIFIER = 0.5; // `app` of `app.tasks`
const NUMBER = 0.4; // lines, pids and addresses in what a terminal printed
const LONG = 6;
const OWN_NAME = 0.1; // what the reader has called something
const LETTER = 0.1;
const SUBJECT = 0.3; // what all of the site is about, beside other words

const SUBJECT_WORDS = new Set("sanic background async asyncio 백그라운드 비동기".split(" ").map(stemOf));
const COMMON_WORDS = new Set(`
  방법 법 어떻게 어떡해 어떡하죠 왜 왜죠 무엇 뭐 뭘 뭔가요 뭐예요 뭐죠 언제 어디 어디서 어디에 어떤 어느 하나요 되나요 하기 하는 하려면 하면 하고 해야 해도 할 한
  될 된 되는 되는지 돼 돼요 되죠 하죠 싶어요 싶은데 싶다 있나요 있는 있던 있을 있어요 없나요 없어요 수 것 거 걸 게 좀 안 못 이 그 저 이게 이거 그게 그거 개 더 등 및 또는 그리고 그런데
  때 시 사용 사용법 쓰는 쓰기 쓰면 쓸 쓰고 써도 썼더니 관련 질문 문제 이유 경우 뜻 의미 정의 됨 안됨 안돼요 안되요 안되나요 알려줘 알려주세요 알고 가능 가능한가요
  a an and any are as at be by can could do does for from get how i if in into is it its just me my of ok on or s should so t than that the their
  them then this to use using vs was way what when where which while who why will with would you your inside within there have has want need mean meaning`.trim().split(/\s+/).map(stemOf));

class Query {
  /** `known` has every stem of the pages and of the glossary; `synonyms` are lists of phrases, each a list of stems. */
  constructor(text, known, synonyms) {
    this.known = known;
    this.synonyms = synonyms;
    this.terms = termsOf(text).flatMap((term) => this.split(term).map((key) => ({ ...term, key })));
    this.foreign = new Set(this.dotted().filter((name) => !this.known.code.has(name[0].key)).flat());
    this.clauses = this.grouped();
    this.defines = /이?란\??$|뜻|의미|정의|차이|무엇|뭐|뭔|\bvs\b|\bwhat\b|\bmean/i.test(text.trim());
  }

  /** The names with dots in them, each as its terms. */
  dotted() {
    const names = [];
    this.terms.forEach((term, at) => {
      if (this.terms[at - 1]?.qualifier) names.at(-1).push(term);
      else if (term.qualifier) names.push([term]);
    });
    return names;
  }

  /** 작업취소 is 작업 and 취소 where no word begins like it; an unknown name is its parts; of others the known beginning. */
  split({ key, parts, text }) {
    const name = parts.join("_");
    if (parts.length && !this.known.has(key) && this.known.has(name)) return [name];
    if (COMMON_WORDS.has(key) || this.known.begins(key)) return [key];
    const near = this.known.near(key);
    if (parts.length) return near ? [near] : parts;
    return this.pieces(letters(text)) ?? [near ?? this.head(key) ?? key];
  }

  /** The longest words that are written as one here, as stems; the last has two syllables, or one if need be. */
  pieces(word, depth = 0) {
    if (!/^[ㄱ-ㅣ]{5,}$/.test(word) || depth > 4) return null;
    for (const least of [4, 2]) for (let at = word.length - least; at > (depth ? 2 : 1); at--) {
      if (!SYLLABLE.test(word.slice(at))) continue;
      const [head, rest] = [korean(word.slice(0, at)), korean(word.slice(at))];
      if (!this.known.has(head)) continue;
      if (this.known.has(rest)) return [head, rest];
      const more = at > 2 && this.pieces(word.slice(at), depth + 1);
      if (more) return [head, ...more];
    }
    return null;
  }

  head(key) {
    for (let at = key.length - 1; at > 3; at--) if (this.known.has(key.slice(0, at))) return key.slice(0, at);
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
        weight: own.reduce((sum, term) => sum + this.weight(term), 0),
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

  weight(term) {
    const { key, qualifier } = term;
    if (COMMON_WORDS.has(key)) return COMMON;
    if (SUBJECT_WORDS.has(key)) return SUBJECT;
    if (/^[a-z]$/.test(key)) return LETTER;
    if (this.foreign.has(term)) return OWN_NAME;
    return qualifier ? QUALIFIER : this.terms.length > LONG && /^\d+$|^0x/.test(key) ? NUMBER : 1;
  }

  /** The longest phrase from here that has synonyms, and these. */
  synonymsAt(at) {
    if (this.terms[at].literal) return { length: 1, phrases: [] };
    return this.synonyms.at(this.terms.map(({ key }) => key), at);
  }

  /** 웹 소켓 is 웹소켓, and `add task` is `add_task`, where the pages have such a word. */
  joined(at, length) {
    const [one, two] = [this.terms[at].key, this.terms[at + 1]?.key];
    if (two === undefined || length > 2) return [];
    return [one + two, `${one}_${two}`].filter((key) => this.known.has(key)).map((key) => ({ keys: [key], factor: 1 }));
  }
}

/** Whether one letter more, less, other or in the wrong place makes one word of the other. */
function oneSlip(one, two) {
  let at = 0;
  while (one[at] === two[at]) at++;
  const [a, b] = [one.slice(at), two.slice(at)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)
    || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}

/** The words that a query may mean. */
class Known {
  /** `code` are those that occur in code, too. */
  constructor(keys, code) {
    this.keys = new Set(keys);
    this.code = new Set(code);
    this.sorted = [...this.keys].sort();
  }

  has(key) {
    return this.keys.has(key);
  }

  /** Whether some word begins with a key. */
  begins(key) {
    let [from, to] = [0, this.sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.sorted[middle] < key) from = middle + 1;
      else to = middle;
    }
    return this.sorted[from]?.startsWith(key) ?? false;
  }

  /** A word that one slip of the fingers, behind the first letter, made the key of. */
  near(key) {
    if (key.length < 5) return null;
    const like = (word) => word[0] === key[0] && Math.abs(word.length - key.length) < 2 && oneSlip(word, key);
    return this.sorted.find(like) ?? null;
  }
}

/** Lists of phrases that mean the same. */
class Synonyms {
  constructor(groups) {
    this.groups = groups.map((group) => group.map((phrase) => termsOf(phrase).map(({ key }) => key)));
    this.keys = this.groups.flat(2);
    this.byFirst = new Map();
    for (const group of this.groups) for (const phrase of group) {
      const first = bare(phrase[0]);
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), [phrase, group]]);
    }
  }

  /** The longest phrase that stands at a place among the keys of a query, and the others of its lists. */
  at(keys, at) {
    let [length, phrases] = [1, []];
    for (const [phrase, group] of this.byFirst.get(bare(keys[at])) ?? []) {
      if (phrase.length < length || !phrase.every((key, index) => at + index < keys.length && bare(keys[at + index]) === bare(key))) continue;
      if (phrase.length > length) [length, phrases] = [phrase.length, []];
      phrases.push(...group.filter((other) => other !== phrase));
    }
    return { length, phrases };
  }
}
