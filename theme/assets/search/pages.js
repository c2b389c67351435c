// Which sections answer a query: BM25 over stems, with more for titles and for words that stand together. The figures
// were tuned on the first half of tests/browser/queries.toml.

const WEIGHT = { title: 4.5, page: 3, lead: 4, text: 1, code: 0.6, address: 1 };
const PART = 0.6; // of the name that it is a part of
const SATURATION = 6;
const LENGTH = 0.2;
const TOGETHER = 0.3;
const COVERAGE = 0.9; // how much it matters to have all that was asked for
const ARTICLE = 1.15; // the beginning of a page, against its sections
const EXACT = 1.5; // all that was asked for is all of the title
const DEFINED = 2.5; // and the question is what it means
const SAME = { exact: 1, bare: 0.8, begins: 0.7, within: 0.5 };

class Pages {
  /** `docs` as Material indexes them, of one language; `synonyms` are lists of words that mean the same. */
  constructor({ docs, synonyms }) {
    this.vocabulary = new Map();
    this.articles = new Map();
    this.docs = docs.map((doc, id) => this.read(doc, id));
    this.length = this.docs.reduce((sum, { length }) => sum + length, 0) / docs.length;
    this.synonyms = synonyms.map((group) => group.map((phrase) => termsOf(phrase).map(({ key }) => key)));
    this.known = new Set([...this.vocabulary.keys(), ...this.synonyms.flat(2)]);
  }

  read({ location, title, text, description = "", boost = 1 }, id) {
    const [page, anchor] = location.split("#");
    const doc = { id, location, page, boost, title: plain(title), blocks: blocksOf(text), pairs: new Set(), length: 0 };
    const article = this.article(page);
    doc.titleKeys = termsOf(doc.title).map(({ key }) => key);
    if (article) this.add(doc, article.title, { head: WEIGHT.page });
    else this.articles.set(page, doc);
    this.add(doc, doc.title, { head: WEIGHT.title });
    this.add(doc, description, { head: WEIGHT.page });
    this.add(doc, anchor ?? page, { head: WEIGHT.address });
    for (const { kind, text } of doc.blocks) this.add(doc, text, { body: WEIGHT[kind] });
    return doc;
  }

  /** The beginning of a page, which stands for the page. */
  article(page) {
    return this.articles.get(page);
  }

  add(doc, text, { head = 0, body = 0 }) {
    let before = null;
    for (const { key, parts } of termsOf(text)) {
      this.count(key, doc, head, body);
      for (const part of parts) this.count(part, doc, head * PART, body * PART);
      if (!COMMON_WORDS.has(key)) {
        if (before) doc.pairs.add(`${before} ${key}`);
        before = key;
      }
      doc.length += body;
    }
  }

  count(key, { id }, head, body) {
    let word = this.vocabulary.get(key);
    if (!word) this.vocabulary.set(key, word = { key, bare: bare(key), docs: new Map() });
    const count = word.docs.get(id);
    if (count) [count.head, count.body] = [count.head + head, count.body + body];
    else word.docs.set(id, { head, body });
  }

  /**
   * The sections that match, best first: `{doc, score, matched, missing}`. `matched` has the stems that were found in the
   * section and what they are worth, `missing` the words of the query that were not.
   */
  search(text) {
    const query = new Query(text, this.known, this.synonyms);
    const found = new Map();
    for (const clause of query.clauses) {
      for (const [id, { score, matched }] of this.answers(clause)) {
        if (!found.has(id)) found.set(id, { score: 0, covered: 0, matched: new Map(), clauses: new Set() });
        const section = found.get(id);
        section.score += score * clause.weight;
        section.covered += clause.weight;
        section.clauses.add(clause);
        if (clause.weight > COMMON) for (const key of matched) section.matched.set(key, score);
        clause.answered = true;
      }
    }
    const wanted = query.clauses.filter(({ weight }) => weight > COMMON);
    const total = query.clauses.reduce((sum, { answered, weight }) => sum + (answered ? weight : 0), 0);
    const sections = [...found].map(([id, { score, covered, matched, clauses }]) => {
      const doc = this.docs[id];
      const missing = wanted.filter((clause) => !clauses.has(clause)).map(({ text }) => text);
      score = score * (covered / total) ** COVERAGE + this.together(query.pairs, doc);
      if (!missing.length && doc.titleKeys.every((key) => matched.has(key))) score *= query.defines ? DEFINED : EXACT;
      if (doc.location === doc.page) score *= ARTICLE;
      return { doc, score: score * doc.boost, matched, missing };
    });
    // A heading with nothing of its own below it answers nothing.
    return sections.filter(({ doc }) => doc.blocks.length).sort((a, b) => b.score - a.score);
  }

  /** Section to `{score, matched}` for one clause: the best of its alternatives, by how rare the whole clause is. */
  answers({ alternatives }) {
    const best = new Map();
    for (const { keys, factor, own, last } of alternatives) {
      const sections = new Map();
      keys.forEach((key, index) => {
        for (const [id, { score, matched }] of this.sections(this.matches(key, own, last && index === keys.length - 1))) {
          const section = sections.get(id) ?? { score: 0, matched: [], words: 0 };
          sections.set(id, {
            score: section.score + score * factor, matched: [...section.matched, ...matched], words: section.words + 1,
          });
        }
      });
      for (const [id, section] of sections) {
        const before = best.get(id);
        best.set(id, {
          score: Math.max(before?.score ?? 0, section.score),
          matched: before?.matched ?? section.matched,
          whole: before?.whole || section.words === keys.length,
        });
      }
    }
    const having = [...best.values()].filter(({ whole }) => whole).length || best.size;
    const rarity = Math.log(1 + (this.docs.length - having + 0.5) / (having + 0.5));
    for (const section of best.values()) section.score *= rarity;
    return best;
  }

  sections(matches) {
    const sections = new Map();
    for (const [{ key, docs }, quality] of matches) {
      for (const [id, { head, body }] of docs) {
        const count = head + body / (1 - LENGTH + (LENGTH * this.docs[id].length) / this.length);
        const score = (quality * count) / (count + SATURATION);
        const section = sections.get(id) ?? { score: 0, matched: [] };
        sections.set(id, { score: Math.max(section.score, score), matched: [...section.matched, key] });
      }
    }
    return sections;
  }

  /** The words of the pages that a stem stands for, and how well. Only what was typed stands for what begins like it. */
  matches(key, own, last) {
    const exact = this.vocabulary.get(key);
    if (!own) return exact ? [[exact, SAME.exact]] : [];
    const stripped = bare(key);
    const begins = key.length >= (last && !COMMON_WORDS.has(key) ? 2 : 4);
    const within = /^[ㄱ-ㅣ]{5,}$/.test(key);
    const matches = [];
    for (const word of this.vocabulary.values()) {
      const quality = word === exact ? SAME.exact
        : word.bare === stripped ? SAME.bare
        : begins && word.key.startsWith(key) ? SAME.begins
        : within && word.key.includes(key) ? SAME.within
        : 0;
      if (quality) matches.push([word, quality]);
    }
    return matches;
  }

  together(pairs, doc) {
    return pairs.reduce((sum, [one, two]) => {
      if (!doc.pairs.has(`${one} ${two}`)) return sum;
      const common = Math.max(...[one, two].map((key) => this.vocabulary.get(key).docs.size));
      return sum + TOGETHER * Math.log(1 + this.docs.length / common);
    }, 0);
  }
}
