// The words of a text that a search compares, as stems; names from code stay whole, and come in parts as well.

const PARTICLES = new Set(SUFFIXES.map(({ text }) => text));
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/**
 * The terms of a text in order: `{key, parts, literal, qualifier, start, text}`. `parts` are those of a name such as
 * `add_task` or `CancelledError`; `literal` marks what was written as code, `qualifier` what stands before a dot in it.
 */
function termsOf(text) {
  const terms = [];
  for (const { text: word, start, glued } of words(text)) {
    if (glued && PARTICLES.has(letters(word))) continue;
    const names = HANGUL.test(word) ? [] : word.split(/_+|(?<=[a-z])(?=[A-Z])/).filter(Boolean);
    const after = text.slice(start + word.length, start + word.length + 2);
    const qualifier = /^\.[A-Za-z_]/.test(after);
    const literal = !HANGUL.test(word) && (qualifier || names.length > 1 || /^[(=]/.test(after) || /[.@]/.test(text[start - 1] ?? ""));
    const key = literal ? word.toLowerCase() : stemOf(word);
    terms.push({ key, parts: names.map(stemOf).filter((part) => literal && part !== key), literal, qualifier, start, text: word });
  }
  return terms;
}

/** The text of HTML as Material's index has it: escaped, with tags of a few kinds. */
function plain(html) {
  return html.replace(/<[^>]+>/g, "").replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name]);
}

/** The paragraphs, list items and lines of code of a section: `{kind, text}`; what a trap is called is a `lead`. */
function blocksOf(html) {
  return html
    .split(/<pre>([\s\S]*?)<\/pre>/)
    .flatMap((part, index) => index % 2 ? codeOf(part) : proseOf(part))
    .filter(({ text }) => text.trim());
}

function codeOf(html) {
  return plain(html).split("\n").map((line) => ({ kind: "code", text: line.replace(/\s*# \(\d+\)!$/, "") }));
}

function proseOf(html) {
  const pieces = html.split(/(<\/?(?:p|li|ol|ul)>)/);
  return pieces.flatMap((piece, at) => {
    if (at % 2) return [];
    const text = plain(piece).replace(/\s+/g, " ").trim();
    const lead = !/^<[pl]/.test(pieces[at - 1] ?? "") && pieces[at + 1] === "<p>" && text.length < 100;
    return [{ kind: lead ? "lead" : "text", text }];
  });
}
