// In the head of the home page, before anything is painted: a first visit opens in the language that the browser prefers
// of those that the site has. Who has chosen a language gets that. A link from within the site, one to a heading, going
// back and loading again mean this page, and search engines are shown it too.
{
  const { src, dataset } = document.currentScript;
  const home = new URL("../", src);
  const languages = dataset.languages.split(" ");
  const [opened] = performance.getEntriesByType("navigation");
  const meant = opened?.type !== "navigate" || document.referrer.startsWith(home.href) || location.hash
    || /bot|crawl|spider|yeti/i.test(navigator.userAgent);
  const language = chosen() ?? preferred();

  if (!meant && language && language !== document.documentElement.lang) {
    document.documentElement.hidden = true; // the page that is about to be left shows nothing
    location.replace(new URL(`${language}/${location.search}`, home));
  }

  function chosen() {
    try {
      const language = localStorage.getItem(`${home.pathname}language`);
      return languages.includes(language) ? language : null;
    } catch {
      return null; // a browser that keeps nothing
    }
  }

  function preferred() {
    return navigator.languages
      .map((wanted) => languages.find((language) => language === wanted || language === wanted.split("-")[0]))
      .find(Boolean);
  }
}
