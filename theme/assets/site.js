// Runs before Material's own script.

// Material looks for a sitemap beside each alternate of the page; here an alternate is the page itself, in the other
// language, and has none. With a space in it the attribute means the same and Material does not find it.
for (const link of document.querySelectorAll("link[rel=alternate]")) link.setAttribute("rel", "alternate ");

// The other language opens at the heading that is being read.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.md-select__link");
  if (link) link.hash = location.hash;
}, true);
