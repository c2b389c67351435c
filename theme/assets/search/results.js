// Search results as Material's search box shows them: pages with their sections, and in each the lines that answer.

const ENOUGH = 0.15; // of the best score
const BESIDE = 0.3; // of the best score on the same page
const SECTIONS = [3, 3, 2, 1, 1, 1]; // of each page, the best first: a key has to wait for all that is drawn
const LINES = 2;
const LONGEST = 160;

/** Lists of sections, one list a page, best first; each `{location, title, text, score, terms}`, in HTML. */
function results(pages, query) {
  const found = pages.search(query);
  const groups = new Map();
  for (const section of found) {
    if (section.score < found[0].score * ENOUGH) break;
    const { page } = section.doc;
    if (!groups.has(page)) {
      if (groups.size === SECTIONS.length) continue;
      groups.set(page, { sections: [], most: SECTIONS[groups.size] });
    }
    const { sections, most } = groups.get(page);
    if (!sections.length || (sections.length < most && section.score >= sections[0].score * BESIDE)) sections.push(section);
  }
  return [...groups].map(([page, { sections }]) => {
    const group = sections.map(item);
    // Material wants the page itself in each list, and shows it first.
    if (!group.some(({ location }) => location === page)) {
      group.push({ location: page, title: escaped(pages.article(page).title), text: "", score: 0, terms: {} });
    }
    return group;
  });
}

function item({ doc, score, matched, missing }) {
  const matches = (terms) => terms.filter((term) => worth(term, matched));
  const title = matches(doc.titleTerms);
  const lines = doc.blocks.map(({ kind, text, terms }) => ({ kind, text, terms: matches(terms) }));
  const best = new Set(lines.filter(({ terms }) => terms.length).sort((a, b) => value(b, matched) - value(a, matched)).slice(0, LINES));
  return {
    location: doc.location,
    title: marked(doc.title, title, Infinity),
    text: lines.filter((line) => best.has(line)).map(({ kind, text, terms }) => {
      const line = marked(text, terms, LONGEST);
      return kind === "code" ? `<p><code>${line}</code></p>` : `<p>${line}</p>`;
    }).join(""),
    score: score * 100,
    // Material gives these to the page when it is opened, and marks there whatever begins with them.
    terms: Object.fromEntries([
      ...beginnings([title, ...lines.map(({ terms }) => terms)].flat()).map((word) => [word, true]),
      ...missing.map((word) => [escaped(word), false]),
    ]),
  };
}

function worth({ key, parts }, matched) {
  return parts.reduce((most, part) => Math.max(most, matched.get(part) ?? 0), matched.get(key) ?? 0);
}

function value({ terms }, matched) {
  const different = new Map(terms.map((term) => [term.key, worth(term, matched)]));
  return [...different.values()].reduce((sum, worth) => sum + worth, 0);
}

function marked(text, terms, longest) {
  const first = terms[0]?.start ?? 0;
  const start = text.length > longest && first > longest / 2 ? text.lastIndexOf(" ", first - longest / 4) + 1 : 0;
  const end = text.length - start > longest ? text.lastIndexOf(" ", start + longest) : text.length;
  let html = start ? "… " : "";
  let at = start;
  for (const { start: from, text: word } of terms) {
    if (from < at || from + word.length > end) continue;
    html += `${escaped(text.slice(at, from))}<mark>${escaped(word)}</mark>`;
    at = from + word.length;
  }
  return html + escaped(text.slice(at, end)) + (end < text.length ? " …" : "");
}

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** How the words begin: all forms of one by what they have in common, if that is more than a syllable. */
function beginnings(terms) {
  const forms = new Map();
  for (const { key, text } of terms) {
    const word = text.toLowerCase();
    const before = forms.get(key) ?? [word];
    const [first] = before;
    let at = 0;
    while (at < word.length && word[at] === first[at]) at++;
    forms.set(key, at > 1 ? [first.slice(0, at)] : [...before, word]);
  }
  const all = [...new Set([...forms.values()].flat())];
  return all.filter((word) => !all.some((other) => other !== word && word.startsWith(other)));
}
