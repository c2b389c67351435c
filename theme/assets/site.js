// Runs before Material's own script.

// Material looks for a sitemap beside each alternate of the page; here an alternate is the page itself, in the other
// language, and has none. With a space in it the attribute means the same and Material does not find it.
for (const link of document.querySelectorAll("link[rel=alternate]")) link.setAttribute("rel", "alternate ");

// The other language opens at the heading that is being read.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.md-select__link");
  if (link) link.hash = location.hash;
}, true);

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
