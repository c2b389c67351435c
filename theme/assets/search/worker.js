// The search worker, in place of Material's: it speaks the same messages, `{type: 0 …}` to set up, 1 ready, `{type: 2,
// data: query}` and 3 the result, and knows the language of the page from its own address: `worker.js?language=ko`.
// Until somebody opens the search, a page costs no more than this file.

const language = new URLSearchParams(location.search).get("language");
let pages;

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === 0) postMessage({ type: 1 });
  if (type === 2) postMessage({ type: 3, data: { items: data.trim() ? await found(data) : [] } });
});

new BroadcastChannel("search").addEventListener("message", () => loaded().catch(() => {}));

async function found(query) {
  const pages = await loaded();
  return results(pages, query);
}

function loaded() {
  return pages ??= load().catch((error) => {
    pages = undefined; // so that the next query tries again
    throw error;
  });
}

async function load() {
  if (typeof Pages === "undefined") importScripts("words.js", "stems.js", "terms.js", "query.js", "pages.js", "results.js");
  const address = new URL(`../../search/${language}.json`, location);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Pages(await response.json());
}
