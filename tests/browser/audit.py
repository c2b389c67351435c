"""Lighthouse over pages of the site, and the bytes that their first view takes. ``nox -s lighthouse`` prints both."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from browser.conftest import SITE, launched, opened, published
from browser.host import hosted

SCRIPT = Path(__file__).with_name("lighthouse.mjs")
UNTIMED = ("accessibility", "best-practices", "seo")


@dataclass
class Audit:
    """One run over a page. Scores go to 100; ``failed`` names what cost points; times are in milliseconds."""

    address: str
    scores: dict[str, int]
    failed: list[dict[str, object]]
    measures: dict[str, float] = field(default_factory=dict)


def audits(addresses: list[str], categories: tuple[str, ...], times: int = 1) -> Iterator[Audit]:
    """Run Lighthouse with its mobile profile."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    with subprocess.Popen(
        ["node", SCRIPT, ",".join(categories), str(times), *addresses],
        env={**os.environ, **({"CHROME_PATH": browser} if browser else {})},
        stdout=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout
        for line in run.stdout:
            yield Audit(**json.loads(line))
    if run.returncode:
        raise RuntimeError(f"{SCRIPT.name} ended with status {run.returncode}")


def main(paths: list[str]) -> None:
    with hosted(SITE) as home, launched() as browser:
        print("a11y best seo | performance (median of 5, all) | FCP LCP TBT ms, CLS | kB | page")
        for path in paths:
            address = home + path
            (untimed,) = audits([address], UNTIMED)
            timed = list(audits([address], ("performance",), times=5))
            scores = sorted(audit.scores["performance"] for audit in timed)
            middle = {name: median(audit.measures[name] for audit in timed) for name in timed[0].measures}
            fcp, lcp, tbt, cls = middle.values()
            with opened(browser, address) as first:
                size = sum(first.sizes.values()) / 1000
            print(
                *(f"{untimed.scores[name]:4}" for name in UNTIMED),
                f"| {median(scores):3.0f} {scores} | {fcp:.0f} {lcp:.0f} {tbt:.0f}, {cls:.4f} |",
                f"{size:.1f} | /{path}",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:] or list(published()))
