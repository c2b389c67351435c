"""Each check of a page fails when what it guards is broken: one fault of each kind, planted in a copy of the site."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from browser.conftest import SITE
from browser.faults import FAULTS, Fault
from browser.host import hosted


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is broken does not come right by waiting."""
    monkeypatch.setattr("browser.conftest.PATIENCE", 5)


@pytest.fixture
def broken(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of the built site in which the fault is planted."""
    fault: Fault = request.param
    site = tmp_path / "site"
    shutil.copytree(SITE, site, copy_function=os.link)
    text = (site / fault.file).read_text()
    assert fault.old in text, f"{fault.file} does not hold {fault.old!r}: this fault must be planted elsewhere"
    (site / fault.file).unlink()
    (site / fault.file).write_text(text.replace(fault.old, fault.new, 1) if fault.old else f"{text}\n{fault.new}\n")
    return site


@pytest.mark.parametrize(
    ("fault", "broken"), [(fault, fault) for fault in FAULTS], ids=[fault.name for fault in FAULTS], indirect=["broken"]
)
def test_fault_is_found(browser: Browser, broken: Path, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    for check in (module for name, module in sys.modules.items() if name.startswith("browser.test_")):
        monkeypatch.setattr(check, "SITE", broken, raising=False)
    with hosted(broken) as home, pytest.raises((AssertionError, Error)) as found:
        fault.check(browser, home)
    assert fault.message in str(found.value)
