"""How many queries find their section, and how long a key takes to its result. ``nox -s search`` prints both."""

import re
from statistics import median, quantiles

from playwright.sync_api import Browser, Route

from browser.conftest import SITE, launched
from browser.host import hosted
from browser.searching import HALVES, LANGUAGES, QUERIES, misses

SLOWER = 4
#: The browser slows down pages alone ("Operation is only supported for pages, not workers"). The worker does it itself:
#: it holds an answer back, busy, until the time that it took has passed for each further time.
SLOW_WORKER = """{
  const answer = postMessage;
  let begun;
  addEventListener("message", () => { begun = performance.now(); });
  self.postMessage = (message) => {
    const end = performance.now() + (performance.now() - begun) * %d;
    while (performance.now() < end);
    answer(message);
  };
}
"""
#: Logs the milliseconds from what was typed until the frame with its result is on the screen.
WATCH = """{
  let typed = 0;
  addEventListener("input", ({ timeStamp }) => { typed = timeStamp; }, true);
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data: { type } }) => {
        if (type === 3 && typed) requestAnimationFrame(() => setTimeout(() => console.log(performance.now() - typed)));
      });
    }
  };
}
"""


def times(browser: Browser, home: str, language: str, queries: list[str], slower: int) -> list[float]:
    """Milliseconds for each key, on a processor that is so many times slower, once the index is there."""

    def slow_down(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=SLOW_WORKER % (slower - 1) + response.text())

    with browser.new_context() as context:
        context.route("**/assets/search/worker.js*", slow_down)
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(f"{home}{LANGUAGES[language]}basics/create_task/", wait_until="networkidle")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.keyboard.press("/")
        found = []
        for query in ["task", *queries]:
            for key in re.findall(r"\s*\S", query):
                with page.expect_console_message() as shown:
                    page.keyboard.insert_text(key)
                found.append(float(shown.value.text))
            with page.expect_console_message():
                page.locator("[name=query]").fill("")
        return found[len("task") :]


def main() -> None:
    with hosted(SITE) as home, launched() as browser:
        for language in LANGUAGES:
            with browser.new_context() as context:
                page = context.new_page()
                for half in HALVES:
                    queries = QUERIES[language][half]
                    missed = misses(page, home, language, half)
                    recall = 1 - len(missed) / len(queries)
                    print(f"{language}: {recall:.3f} of {len(queries)} queries ({half}) find their section among three")
                    for miss in missed:
                        print(f"    {miss}")
            for slower in 1, SLOWER:
                spent = times(browser, home, language, list(QUERIES[language]["held_out"])[:12], slower)
                print(
                    f"{language}: {median(spent):.0f} ms from a key to its result in the median, "
                    f"{quantiles(spent, n=10)[-1]:.0f} ms for one in ten, on a processor {slower} times slower "
                    f"({len(spent)} keys)"
                )


if __name__ == "__main__":
    main()
