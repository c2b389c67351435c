"""Lighthouse gives full marks. It measures time, and so has the machine to itself."""

from statistics import median

from browser.audit import UNTIMED, Audit, audits
from browser.conftest import published

PATTERN = "en/named/cancel_by_name/"
#: A page of each kind: home, pattern, and the one with the most code.
KINDS = ["", PATTERN, max(published(), key=lambda path: len(published()[path].blocks))]


def test_lighthouse_gives_full_marks(home: str) -> None:
    """One page of each kind; ``nox -s lighthouse`` asks about all of them."""
    for audit in audits([home + kind for kind in KINDS], UNTIMED):
        assert set(audit.scores.values()) == {100}, audit


def test_lighthouse_finds_it_fast(home: str) -> None:
    """A pattern's page, which has the most to load. With three runs that are fast, so is the median of five."""
    found: list[Audit] = []
    while len(found) < 5 and sum(audit.scores["performance"] >= 98 for audit in found) < 3:
        found += audits([home + PATTERN], ("performance",))
    assert median(audit.scores["performance"] for audit in found) >= 98, found
    assert {round(audit.measures["cumulative-layout-shift"], 4) for audit in found} == {0}
