"""The API reference says what the installed releases say, in every language."""

import copy
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from hooks.api import on_page_markdown
from proof.environments import pythons, read_releases
from reference.api import ROOT, Api, differences, inspect, recorded

HERE = [release.name for release in read_releases().values() if pythons(release)]
PAGES = sorted((ROOT / "site").rglob("api/index.html"))
KINDS = {"method": "", "coroutine": "async ", "property": "property "}


def test_every_release_is_recorded() -> None:
    assert [*recorded()] == [*read_releases()], (
        "proof/api.json and proof/releases.toml name other releases; run `nox -s update-api`"
    )


@pytest.mark.parametrize("release", HERE)
def test_record_is_what_the_release_says(release: str) -> None:
    found = differences(release, inspect(release), recorded().get(release))
    assert not found, "\n".join(found)


def on_page(page: Path) -> dict[str, dict[str, str]]:
    """Release to name to what the built page shows of it; an entry without code is a name that is not there."""
    shown: dict[str, dict[str, str]] = {}
    for entry in html.parse(page).getroot().xpath("//div[@class='signatures']"):
        for term, releases in zip(entry.findall("dl/dt"), entry.findall("dl/dd"), strict=True):
            for release in releases.text_content().strip().removeprefix("Sanic ").split(", "):
                if term.find("code") is not None:
                    shown.setdefault(release, {})[entry.get("data-of")] = term.text_content()
    return shown


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT / "site")) for page in PAGES])
def test_page_shows_the_record(page: Path) -> None:
    shown = on_page(page)
    for release, api in recorded().items():
        members = {name: KINDS[member["kind"]] + name + member["signature"] for name, member in api["members"].items()}
        assert {name: text for name, text in shown[release].items() if name not in api["signals"]} == members
    told = {name for api in recorded().values() for name in api["signals"]} & {*shown[[*recorded()][-1]]}
    assert {"server.exception.report", "server.init.before"} <= told
    for release, api in recorded().items():
        assert told & {*shown[release]} == told & {*api["signals"]}


def test_there_is_a_page_in_every_language() -> None:
    assert len(PAGES) == len([*(ROOT / "docs").iterdir()]) > 1


def changed_parameter(api: Api) -> None:
    api["members"]["add_task"]["signature"] = "(task, *, name: str | None = None) -> Task[Any] | None"


def changed_kind(api: Api) -> None:
    api["members"]["cancel_task"]["kind"] = "method"


def lost_member(api: Api) -> None:
    del api["members"]["purge_tasks"]


def invented_signal(api: Api) -> None:
    api["signals"].append("server.task.done")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (changed_parameter, "Sanic 25.12 add_task is method add_task(task: Future[Any] | Coroutine[Any, Any, Any]"),
        (changed_kind, "cancel_task is coroutine cancel_task(name: str, msg: str | None = None"),
        (lost_member, "purge_tasks is method purge_tasks() -> None, recorded is not there"),
        (invented_signal, "Sanic 25.12 has not the signal server.task.done"),
    ],
)
def test_changed_entry_is_named(change: Callable[[Api], None], message: str) -> None:
    """One entry of the record, planted wrong: the release says otherwise, and the message says what to do."""
    record = copy.deepcopy(recorded()["25.12"])
    change(record)
    found = differences("25.12", inspect("25.12"), record)
    assert len(found) == 1
    assert message in found[0]
    assert "run `nox -s update-api`" in found[0]


def test_unrecorded_release_is_named() -> None:
    assert differences("26.6", inspect("25.12"), None) == ["proof/api.json has no Sanic 26.6; run `nox -s update-api`"]


def test_unknown_name_stops_the_build() -> None:
    config = MkDocsConfig(config_file_path=str(ROOT / "mkdocs.yml"))
    config["extra"] = {"words": {"absent": "absent"}}
    page = Page(None, File("en/api.md", "docs", "site", True), config)
    with pytest.raises(
        PluginError, match=r"docs/en/api\.md: `::: api/add_job`: no release in proof/api\.json has add_job"
    ):
        on_page_markdown("::: api/add_job", page=page, config=config)
