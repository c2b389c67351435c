// Which sections answer a query: BM25 over stems, with more for titles, for what readers call a section, and for words
// that stand together. A section that tells of several things is compared piece by piece, and is as good as its best
// piece. The figures were tuned on the queries for tuning in tests/browser/queries.toml.

const WEIGHT = { title: 6, page: 1.5, keywords: 3, lead: 2.5, text: 1, code: 1, address: 1 };
const PART = 0.4; // of the name that it is a part of
const SATURATION = 6;
const LENGTH = 0.2;
const TOGETHER = 0.3;
const CODE_ONLY = 0.1; // how much a piece that has a word in code alone makes it a common one
const PARTLY = 0.5; // some of the words of what was typed, instead of all
const RARE = 1; // how much more it matters to have a rare word than a common one
const FULL = 0.7; // what of having a word depends on how much of it there is,
const ENOUGH_OF_IT = 0.4; // up to this
const CALLED = 2; // what was asked for is what the section is called
const DEFINED = 2.5; // the question is what the title means
const ARTICLE = 1.15; // the beginning of a page, against its sections
const NEXT = 0.8; // of what comes before it on the same page
const SAME = { exact: 1, bare: 0.8, begins: 0.7, within: 0.5 };

class Pages {
  /** `docs` as Material indexes them, of one language; `synonyms` are lists of words that mean the same. */
  constructor({ docs, synonyms }) {
    this.numbers = new Map(); // of words, one for all forms of a word
    this.vocabulary = new Map();
    this.articles = new Map();
    this.pieces = [];
    this.docs = docs.map((doc) => this.read(doc));
    this.words = [...this.vocabulary.values()];
    this.forms = new Map(); // a number to its words
    for (const word of this.words) this.forms.set(word.number, [...(this.forms.get(word.number) ?? []), word]);
    this.length = this.pieces.reduce((sum, { length }) => sum + length, 0) / this.pieces.length;
    this.synonyms = new Synonyms(synonyms);
    this.known = new Known([...this.vocabulary.keys(), ...this.synonyms.keys], this.words.filter(inCode).map(({ key }) => key));
  }

  read({ location, title, text, description = "", keywords = "", boost = 1 }) {
    const [page, anchor] = location.split("#");
    const doc = { location, page, boost, title: plain(title), blocks: blocksOf(text) };
    doc.titleTerms = termsOf(doc.title);
    for (const block of doc.blocks) block.terms = termsOf(block.text);
    const leads = doc.blocks.filter(({ kind }) => kind === "lead").map(({ terms }) => terms);
    const called = keywords.split(", ");
    doc.signs = called.filter((name) => !words(name).length);
    const names = called.map(termsOf);
    doc.names = [doc.titleTerms, ...names, ...leads].map((terms) => this.name(terms)).filter(({ length }) => length);
    const article = this.article(page);
    if (!article) this.articles.set(page, doc);
    const head = [
      [doc.titleTerms, WEIGHT.title],
      [article?.titleTerms ?? [], WEIGHT.page],
      [termsOf(description), WEIGHT.page],
      ...names.map((terms) => [terms, WEIGHT.keywords]),
      [termsOf(anchor ?? page), WEIGHT.address],
    ];
    for (const blocks of piecesOf(doc.blocks)) this.piece(doc, head, blocks);
    return doc;
  }

  /** The beginning of a page, which stands for the page. */
  article(page) {
    return this.articles.get(page);
  }

  /** The numbers of the words that tell one name from another. */
  name(terms) {
    return terms.filter(({ key, qualifier }) => !qualifier && !COMMON_WORDS.has(key)).map(({ key }) => this.number(key));
  }

  number(key) {
    const stripped = bare(key);
    let number = this.numbers.get(stripped);
    if (!number) this.numbers.set(stripped, number = this.numbers.size + 1);
    return number;
  }

  piece(doc, head, blocks) {
    const piece = { id: this.pieces.length, doc, pairs: new Set(), length: 0 };
    this.pieces.push(piece);
    for (const [terms, weight] of head) this.add(piece, terms, "head", weight);
    for (const { kind, terms } of blocks) {
      if (kind === "lead") this.add(piece, terms, "head", WEIGHT.lead);
      else this.add(piece, terms, kind, 1);
    }
  }

  add(piece, terms, kind, weight) {
    let before = 0;
    for (const { key, parts } of terms) {
      const number = this.count(key, piece, kind, weight);
      for (const part of parts) this.count(part, piece, kind, weight * PART);
      if (!COMMON_WORDS.has(key)) {
        if (before) piece.pairs.add(pair(before, number));
        before = number;
      }
    }
    if (kind !== "head") piece.length += terms.length * WEIGHT[kind];
  }

  count(key, { id }, kind, weight) {
    let word = this.vocabulary.get(key);
    if (!word) this.vocabulary.set(key, word = { key, number: this.number(key), pieces: new Map() });
    let counts = word.pieces.get(id);
    if (!counts) word.pieces.set(id, counts = { head: 0, text: 0, code: 0 });
    counts[kind] += weight;
    return word.number;
  }

  /**
   * The sections that match, best first: `{doc, score, matched, missing}`. `matched` has the stems that were found in the
   * section and what they are worth, `missing` the words of the query that were not.
   */
  search(text) {
    const query = new Query(text, this.known, this.synonyms);
    if (!query.terms.length) return this.explaining(text.trim());
    const answers = query.clauses.map((clause) => this.answer(clause));
    const wanted = answers.filter(({ weight }) => weight > COMMON);
    const asked = wanted.map(({ ways, matters }) => ({
      matters,
      numbers: new Set(ways.flatMap((words) => [...words].map(({ number }) => number))),
    }));
    const sections = [...this.scores(answers, wanted)].map(([doc, { id, score }]) => {
      const matched = new Map(wanted.flatMap(({ best, ways }) => {
        const words = ways.map((words) => [...words].filter(({ pieces }) => pieces.has(id)));
        return (words.find(({ length }) => length) ?? []).map(({ key }) => [key, best[id]]);
      }));
      const missing = wanted.filter(({ best }) => !best[id]).map(({ text }) => text);
      if (query.defines && !missing.length && doc.titleTerms.every(({ key }) => matched.has(key))) score *= DEFINED;
      if (doc === this.article(doc.page)) score *= ARTICLE;
      return { doc, score: score * doc.boost * (1 + CALLED * called(doc.names, asked)), matched, missing };
    });
    sections.sort(byScore);
    const before = new Map();
    for (const section of sections) {
      const { page } = section.doc;
      section.score *= NEXT ** (before.get(page) ?? 0);
      before.set(page, (before.get(page) ?? 0) + 1);
    }
    return sections.sort(byScore);
  }

  /** The sections that tell what a sign means, such as `…` or `$`: a query without a word finds nothing else. */
  explaining(sign) {
    return this.docs
      .filter(({ signs }) => signs.includes(sign))
      .map((doc) => ({ doc, score: 1, matched: new Map(), missing: [] }));
  }

  /** Section to its best piece and what that is worth: `{id, score}`. */
  scores(answers, wanted) {
    const neighbours = wanted.slice(1).map((two, index) => this.neighbours(wanted[index], two));
    const total = answers.reduce((sum, { any, matters }) => sum + (any ? matters : 0), 0);
    const sections = new Map();
    for (const { id, doc, pairs } of this.pieces) {
      let [score, covered] = [0, 0];
      for (const { best, rarity, weight, matters } of answers) {
        if (!best[id]) continue;
        score += best[id] * rarity * weight;
        covered += matters * (1 - FULL + FULL * Math.min(1, best[id] / ENOUGH_OF_IT));
      }
      score *= covered / total;
      for (const { one, two, together } of neighbours) {
        if (one.best[id] && two.best[id] && together.some((code) => pairs.has(code))) score += TOGETHER * Math.min(one.rarity, two.rarity);
      }
      // A heading with nothing of its own below it answers nothing.
      if (doc.blocks.length && score > (sections.get(doc)?.score ?? 0)) sections.set(doc, { id, score });
    }
    return sections;
  }

  /**
   * What each piece has of one clause: `best`, from 0 to about 1, of its alternatives; for each of these, as `ways`, the
   * words of the pages that stand for it; its `rarity`, and how much it `matters`. A synonym stands for a word of the text, not for a name in
   * code, and stands there whole.
   */
  answer(clause) {
    const size = this.pieces.length;
    const best = new Float64Array(size);
    const having = new Float64Array(size);
    const ways = clause.alternatives.map(({ keys, factor, own, last }) => {
      const words = new Set();
      const sum = new Float64Array(size);
      const share = new Float64Array(size).fill(1); // what a piece counts for among those that have all of the keys
      keys.forEach((key, index) => {
        const scores = new Float64Array(size);
        const there = new Float64Array(size);
        for (const [word, quality] of this.matches(key, own, last && index === keys.length - 1)) {
          words.add(word);
          for (const [id, { head, text, code }] of word.pieces) {
            const body = text * WEIGHT.text + (own && code ? WEIGHT.code * (1 + Math.log(Math.max(1, code))) : 0);
            const count = head + body / (1 - LENGTH + (LENGTH * this.pieces[id].length) / this.length);
            scores[id] = Math.max(scores[id], (quality * count) / (count + SATURATION));
            there[id] = Math.max(there[id], head || text ? 1 : own ? CODE_ONLY : 0);
          }
        }
        for (let id = 0; id < size; id++) {
          sum[id] += scores[id] * factor;
          share[id] = Math.min(share[id], there[id]);
        }
      });
      for (let id = 0; id < size; id++) {
        if (own || share[id]) best[id] = Math.max(best[id], share[id] ? sum[id] : sum[id] * PARTLY);
        having[id] = Math.max(having[id], share[id]);
      }
      return words;
    });
    const any = best.some(Boolean);
    const pieces = having.reduce((sum, share) => sum + share) || best.filter(Boolean).length;
    const rarity = Math.log(1 + (size - pieces + 0.5) / (pieces + 0.5));
    return { ...clause, best, ways, any, rarity, matters: clause.weight * (1 + RARE * rarity) };
  }

  /** The words of the pages that a stem stands for, and how well. Only what was typed stands for what begins like it. */
  matches(key, own, last) {
    const exact = this.vocabulary.get(key);
    const matches = exact ? [[exact, SAME.exact]] : [];
    if (!own) return matches;
    const number = this.numbers.get(bare(key));
    for (const word of this.forms.get(number) ?? []) if (word !== exact) matches.push([word, SAME.bare]);
    const begins = key.length >= (last && !COMMON_WORDS.has(key) ? 2 : 4);
    const within = /^[ㄱ-ㅣ]{5,}$/.test(key);
    if (!begins && !within) return matches;
    for (const word of this.words) {
      if (word === exact || word.number === number) continue;
      if (begins && word.key.startsWith(key)) matches.push([word, SAME.begins]);
      else if (within && word.key.includes(key)) matches.push([word, SAME.within]);
    }
    return matches;
  }

  /** Two clauses, and all pairs of words that stand for the one and then the other. */
  neighbours(one, two) {
    const numbers = ({ alternatives }, at) =>
      [...new Set(alternatives.map(({ keys }) => this.numbers.get(bare(keys.at(at)))).filter(Boolean))];
    const seconds = numbers(two, 0);
    return { one, two, together: numbers(one, -1).flatMap((first) => seconds.map((second) => pair(first, second))) };
  }
}

function inCode({ pieces }) {
  return [...pieces.values()].some(({ code }) => code);
}

function pair(one, two) {
  return one * 65536 + two;
}

function byScore(one, two) {
  return two.score - one.score;
}

/** The blocks of a section by what they tell of: each begins with what it is called. */
function piecesOf(blocks) {
  const pieces = [[]];
  for (const block of blocks) {
    if (block.kind === "lead" && pieces.at(-1).some(({ kind }) => kind !== "lead")) pieces.push([]);
    pieces.at(-1).push(block);
  }
  return pieces;
}

/** How much of what is asked for is one of these names, and of that name what is asked for: from 0 to 1. */
function called(names, asked) {
  const total = asked.reduce((sum, { matters }) => sum + matters, 0);
  let best = 0;
  for (const name of names) {
    const hits = name.filter((number) => asked.some(({ numbers }) => numbers.has(number)));
    if (!hits.length) continue;
    const said = asked.reduce((sum, { matters, numbers }) => sum + (hits.some((number) => numbers.has(number)) ? matters : 0), 0);
    best = Math.max(best, (hits.length / name.length) * (said / total));
  }
  return best;
}
