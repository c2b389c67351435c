"""Lighthouse gives full marks, and the first view of a page is small."""

from statistics import median

import pytest
from playwright.sync_api import Browser

from browser.audit import UNTIMED, audits, first_view
from browser.conftest import published

#: A page of each kind: home, pattern, and the largest.
KINDS = ["", "en/named/cancel_by_name/", max(published(), key=lambda path: len(published()[path].blocks))]
MOST = 100_000


def test_first_view_is_small(browser: Browser, home: str, path: str) -> None:
    sizes = first_view(browser, home + path)
    assert len(sizes) > 5
    assert sum(sizes.values()) <= MOST, dict(sorted(sizes.items(), key=lambda item: -item[1]))


@pytest.mark.parametrize("half", [0, 1])
def test_lighthouse_gives_full_marks(home: str, half: int) -> None:
    """Every page; in two halves, which run side by side."""
    pages = [home + path for path in published()][half::2]
    found = list(audits(pages, UNTIMED))
    assert len(found) == len(pages)
    assert [audit for audit in found if set(audit.scores.values()) != {100}] == []


@pytest.mark.parametrize("kind", KINDS)
def test_lighthouse_finds_it_fast(home: str, kind: str) -> None:
    found = list(audits([home + kind], ("performance",), times=5))
    assert median(audit.scores["performance"] for audit in found) >= 98, found
    assert {round(audit.measures["cumulative-layout-shift"], 4) for audit in found} == {0}
