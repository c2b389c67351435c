"""What readers search for, asked of the real worker in the real browser."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

QUERIES = tomllib.loads((Path(__file__).parent / "queries.toml").read_text())
HALVES = ["tuning", "held_out"]
LANGUAGES = {"ko": "", "en": "en/"}
#: Asks a worker as Material's bundle does: the one that the page's configuration names, set up with the index that the
#: bundle has loaded. Gives for each query the addresses of the sections that were found, best first.
ASK = """async (queries) => {
  const configuration = JSON.parse(document.getElementById("__config").textContent);
  const index = await (await fetch(new URL("search/search_index.json", new URL(configuration.base, location)))).json();
  const worker = new Worker(new URL(configuration.search, location));
  const answer = (message) => new Promise((done, fail) => {
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = ({ message }) => fail(new Error(message));
    setTimeout(() => fail(new Error(`no answer to ${JSON.stringify(message).slice(0, 99)}`)), 20_000);
    worker.postMessage(message);
  });
  const ready = await answer({ type: 0, data: { ...index, options: { suggest: false } } });
  if (ready.type !== 1) throw new Error(`the worker was set up and said ${JSON.stringify(ready)}`);
  const found = [];
  for (const query of queries) {
    const { data } = await answer({ type: 2, data: query });
    found.push(data.items.flat().sort((a, b) => b.score - a.score).map(({ location }) => location));
  }
  worker.terminate();
  return found;
}"""


@dataclass(frozen=True)
class Miss:
    """A query whose answer is not among the first three sections."""

    query: str
    wanted: list[str]
    found: list[str]

    def __str__(self) -> str:
        return f"{self.query!r} is answered by {' or '.join(self.wanted)}, not by {', '.join(self.found) or 'nothing'}"


def ask(page: Page, home: str, language: str, queries: list[str]) -> list[list[str]]:
    """The addresses found for each query, without their language, from a page of that language."""
    prefix = LANGUAGES[language]
    page.goto(f"{home}{prefix}run_the_examples/")
    found: list[list[str]] = page.evaluate(ASK, queries)
    foreign = [address for addresses in found for address in addresses if not in_language(address, language)]
    assert not foreign, f"a search on a page in {language} found {foreign[0]}"
    return [[address.removeprefix(prefix) for address in addresses] for addresses in found]


def in_language(address: str, language: str) -> bool:
    others = [prefix for other, prefix in LANGUAGES.items() if other != language and prefix]
    return address.startswith(LANGUAGES[language]) and not address.startswith(tuple(others))


def misses(page: Page, home: str, language: str, half: str) -> list[Miss]:
    """The queries of one half that fail: recall is what is left."""
    queries: dict[str, list[str]] = QUERIES[language][half]
    found = ask(page, home, language, list(queries))
    return [
        Miss(query, wanted, addresses[:3])
        for (query, wanted), addresses in zip(queries.items(), found, strict=True)
        if not set(wanted) & set(addresses[:3])
    ]
