// Runs before Material's own script.

// Material looks for a sitemap beside each alternate of the page; here an alternate is the page itself, in another
// language or form, and has none. With a space in it the attribute means the same and Material does not find it.
for (const link of document.querySelectorAll("link[rel=alternate]")) link.setAttribute("rel", "alternate ");

// Work that can wait. requestIdleCallback would suit, but in a page that paints nothing more Chromium 156 may never call.
const later = (work) => window.scheduler?.postTask(work, { priority: "background" }) ?? setTimeout(work);

// Material measures tabs when it starts. Folded parts have no box until it has: that costs nothing, and they are measured
// when they are unfolded. Then they get one, to be found by the browser's own search.
const folded = document.querySelectorAll("details:not([open])");
for (const part of folded) part.classList.add("unmeasured");
addEventListener("load", () => later(() => {
  for (const part of folded) part.classList.remove("unmeasured");
}));

// Material mounts a block of code, with its button and annotations, when it comes into view. Others that are not folded
// are mounted one by one when the browser has nothing better to do: the keyboard and paper reach them, too.
const waiting = new Map();
window.IntersectionObserver = class extends IntersectionObserver {
  #tell;

  constructor(tell, options) {
    super(tell, options);
    this.#tell = tell;
  }

  observe(target) {
    super.observe(target);
    if (target.matches("pre > code")) waiting.set(target, () => this.#tell([{ target, isIntersecting: true }]));
  }
};
function mountNext() {
  const next = [...waiting.keys()].find((code) => !code.closest("details:not([open])"));
  if (!next) return;
  waiting.get(next)();
  waiting.delete(next);
  later(mountNext);
}
addEventListener("load", () => later(mountNext));
addEventListener("toggle", () => later(mountNext), true);

// The copy button gives a program as it can be downloaded, and of a terminal the commands alone.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-clipboard-target]");
  if (button) button.dataset.clipboardText = copied(document.querySelector(button.dataset.clipboardTarget));
}, true);

function copied(code) {
  const plain = code.cloneNode(true);
  for (const annotation of plain.querySelectorAll(".md-annotation")) annotation.remove();
  const text = plain.textContent;
  if (code.closest(".language-console")) {
    return text.split("\n").filter((line) => line.startsWith("$ ")).map((line) => line.slice(2)).join("\n");
  }
  return text.replace(/[ \t]*(# \(\d+\)!)?$/gm, "");
}

// That something was copied is told to those who do not see it, too.
document.querySelector("[data-md-component=dialog]").setAttribute("role", "status");

// What Material adds to the text, named for those who do not see it: an annotation is called by its number.
new MutationObserver((changes) => {
  for (const added of changes.flatMap((change) => [...change.addedNodes])) {
    if (added.matches?.(".md-code__nav")) added.setAttribute("role", "none");
    const index = added.querySelector?.(":scope > .md-annotation__index");
    if (!index) continue;
    added.setAttribute("role", "note");
    for (const named of [added, index]) named.setAttribute("aria-label", index.firstElementChild.dataset.mdAnnotationId);
  }
}).observe(document.querySelector("article"), { childList: true, subtree: true });

// An annotation is shown while it has the focus; Escape takes it away.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest(".md-annotation")?.blur();
});

// The menu of narrow windows: it takes the focus along, and gives it back at Escape.
const menu = document.querySelector(".site-menu");
const opened = document.getElementById("__drawer");
menu.addEventListener("click", () => opened.click());
opened.addEventListener("change", () => {
  menu.setAttribute("aria-expanded", opened.checked);
  if (opened.checked) document.querySelector(".site-nav a").focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && opened.checked) {
    opened.click();
    menu.focus();
  }
});

// The arrow keys turn the pages, unless they have something else to do where the focus is.
document.addEventListener("keydown", (event) => {
  const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const page = way && document.querySelector(`link[rel=${way}]`);
  const busy = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey
    || event.target.closest("input, select, textarea, [tabindex='0']");
  if (page && !busy) location.assign(page.href);
});

// Material dresses a page for paper when it is printed; it should look the same where only the medium is another.
let printing = false;
addEventListener("beforeprint", () => { printing = true; });
addEventListener("afterprint", () => { printing = false; });
matchMedia("print").addEventListener("change", ({ matches }) => {
  if (matches !== printing) dispatchEvent(new Event(matches ? "beforeprint" : "afterprint"));
});
