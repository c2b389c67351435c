// The language switcher: the other language opens at the heading that is being read, and the choice is remembered.
{
  const home = new URL("../", document.currentScript.src);

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.md-select__link");
    if (!link) return;
    link.hash = heading();
    try {
      localStorage.setItem(`${home.pathname}language`, link.hreflang);
    } catch {
      // A browser that keeps nothing asks its own languages again.
    }
  }, true);

  /** The target of the address while it is in view, else the last heading above the middle of the window. */
  function heading() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && inView(target)) return location.hash;
    const above = [...document.querySelectorAll("article :is(h1, h2, h3)[id]")]
      .filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2);
    return above.length > 1 ? `#${above.at(-1).id}` : "";
  }

  function inView(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }
}
