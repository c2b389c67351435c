// Pointing at a bar, a mark, an arrow or a name in a picture lights the line of the program that it comes from, and
// pointing at a line lights what comes from it. Arrow keys do the same: within a focused picture from lane to lane and
// part to part, within a focused program from line to line.

const lit = "Highlight" in window ? new Highlight() : undefined;
if (lit) CSS.highlights.set("timeline", lit);

const programs = new Map();
for (const title of document.querySelectorAll(".highlight.language-py > .filename")) {
  programs.set(title.textContent, title.parentElement.querySelector("code"));
}

function lineOf(part, picture) {
  const text = part.dataset.l;
  const [file, line] = text.includes(":") ? text.split(":") : [picture.dataset.program, text];
  return [file, Number(line)];
}

// The range of a line's text, as it stands in the file: without annotations.
function rangeOf(code, wanted) {
  const range = document.createRange();
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  let line = 1;
  let found = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(".md-annotation")) continue;
    const parts = node.data.split("\n");
    let offset = 0;
    for (const [index, part] of parts.entries()) {
      if (index) line += 1;
      if (line === wanted && part) {
        if (!found) range.setStart(node, offset);
        range.setEnd(node, offset + part.length);
        found = true;
      }
      offset += part.length + 1;
    }
    if (line > wanted) break;
  }
  return found ? range : undefined;
}

function clear() {
  lit?.clear();
  for (const part of document.querySelectorAll(".tl-lit")) part.classList.remove("tl-lit");
}

function light(file, line) {
  clear();
  const code = programs.get(file);
  const range = code && rangeOf(code, line);
  if (range) lit?.add(range);
  for (const picture of document.querySelectorAll(".timeline > svg")) {
    for (const part of picture.querySelectorAll("[data-l]")) {
      const [of, at] = lineOf(part, picture);
      if (of === file && at === line) part.classList.add("tl-lit");
    }
  }
}

function point(part) {
  const picture = part.closest(".timeline > svg");
  light(...lineOf(part, picture));
  clearOthers(part);
}

// Of the picture only what is pointed at is lit, not all that comes from the same line.
function clearOthers(part) {
  for (const other of document.querySelectorAll(".tl-lit")) other.classList.toggle("tl-lit", other === part);
}

for (const picture of document.querySelectorAll(".timeline > svg")) {
  const parts = [...picture.querySelectorAll("[data-l]")];
  picture.addEventListener("pointermove", (event) => {
    const part = event.target.closest("[data-l]") ?? nearest(event.target.closest(".tl-lane"), event.clientX);
    if (part) point(part);
    else clear();
  });
  picture.addEventListener("pointerleave", clear);
  if (!parts.length) continue;
  let at = 0;
  picture.setAttribute("tabindex", "0");
  picture.addEventListener("focus", () => point(parts[at]));
  picture.addEventListener("blur", clear);
  picture.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    at = Math.min(Math.max(at + step, 0), parts.length - 1);
    point(parts[at]);
  });
}

// Bars of waiting are thin: anywhere in the row, the part that is closest counts.
function nearest(lane, x) {
  let best;
  let least = 24;
  for (const part of lane?.querySelectorAll("[data-l]:not(text)") ?? []) {
    const box = part.getBoundingClientRect();
    const distance = Math.max(box.left - x, x - box.right, 0);
    if (distance < least) [best, least] = [part, distance];
  }
  return best;
}

for (const [file, code] of programs) {
  const height = () => Number.parseFloat(getComputedStyle(code).lineHeight);
  const lines = code.textContent.split("\n").length - 1;
  let line = 0;
  code.tabIndex = 0;
  code.addEventListener("pointermove", (event) => {
    const top = code.getBoundingClientRect().top + Number.parseFloat(getComputedStyle(code).paddingTop);
    line = Math.floor((event.clientY - top) / height()) + 1;
    light(file, line);
  });
  code.addEventListener("pointerleave", clear);
  code.closest("pre").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    line = Math.min(Math.max(line + step, 1), lines);
    light(file, line);
  });
  code.closest("pre").addEventListener("focusout", clear);
}
