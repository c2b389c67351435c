"""Every outcome that is recorded is what a fresh run of its probe prints, and no probe has changed since it was run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from behaviour.conftest import PROBES, ROOT, Runs
from behaviour.measure import Run, same
from hooks.behaviour import Behaviour, Fact, fingerprint, write
from hooks.programs import published
from proof.environments import read_releases
from proof.report import diff
from proof.statements import not_run


@pytest.fixture(scope="session")
def measured(recorded: Behaviour, recording: bool) -> Iterator[Behaviour]:
    """What is recorded, to be changed by a run that records; what is no longer there is left out of it."""
    yield recorded
    if recording:
        names, releases = {probe.stem for probe in PROBES}, read_releases()
        recorded.facts = {name: fact for name, fact in recorded.facts.items() if name in names}
        recorded.releases = {name: recorded.releases[name] for name in releases if name in recorded.releases}
        for name, fact in recorded.facts.items():
            if fact.as_recorded:
                outcomes = {release: fact.outcomes[release] for release in releases if release in fact.outcomes}
                recorded.facts[name] = Fact.recorded(fact.probe, outcomes)
        write(ROOT, recorded)


def test_outcomes(probe: Path, runs: Runs, releases: list[str], measured: Behaviour, recording: bool) -> None:
    results = {release: runs[probe, release].result() for release in releases}
    problems = [f"{where(probe, release)} {run.problem}" for release, run in results.items() if run.problem]
    assert not problems, "\n".join(problems) + f"\nit printed: {[run.lines for run in results.values()]}"
    if recording:
        record(probe, results, measured)
        return
    fact = measured.facts.get(probe.stem)
    assert fact, f"nothing is recorded of {name(probe)}; {measure(probe)}"
    differences = [
        f"{where(probe, release)} printed something else than proof/behaviour.json records "
        f"(- recorded, + printed now):\n{diff(fact.outcomes.get(release, []), run.lines)}"
        for release, run in results.items()
        if not same(fact.outcomes.get(release, []), run.lines)
    ]
    assert not differences, "\n".join([*differences, f"if that is so on purpose, {measure(probe)}, and read its diff"])


def record(probe: Path, results: dict[str, Run], measured: Behaviour) -> None:
    """Note what was printed; an outcome that is still the same stays as it is, so that a second run changes nothing."""
    text = published(probe.read_text())
    ran = set().union(*(run.ran for run in results.values()))
    missed = not_run(text, name(probe), ran)
    fact = measured.facts.get(probe.stem)
    before = fact.outcomes if fact else {}
    others = before if fact and fact.as_recorded and fact.probe == fingerprint(text) else {}
    assert not missed or others.keys() - results, (
        "these lines ran on no release; show them running or leave them out:\n" + "\n".join(missed)
    )
    outcomes = {
        release: before[release] if release in before and same(before[release], run.lines) else run.lines
        for release, run in results.items()
    }
    measured.facts[probe.stem] = Fact.recorded(fingerprint(text), others | outcomes)
    for release, run in results.items():
        for versions in run.versions:
            measured.releases[release] = list(versions)


def test_every_probe_is_recorded_as_it_is(recorded: Behaviour, recording: bool) -> None:
    if recording:
        return
    wrong = []
    for probe in PROBES:
        fact = recorded.facts.get(probe.stem)
        if fact is None:
            wrong.append(f"{name(probe)} was never run: {measure(probe)}")
        elif fact.probe != fingerprint(published(probe.read_text())):
            wrong.append(f"{name(probe)} has changed since it was run: {measure(probe)}")
        elif missing := read_releases().keys() - fact.outcomes:
            wrong.append(f"{name(probe)} was not run on {', '.join(sorted(missing))}: {measure(probe)}")
        elif surplus := fact.outcomes.keys() - read_releases().keys():
            wrong.append(
                f"proof/behaviour.json has outcomes of {name(probe)} on {', '.join(sorted(surplus))}, which "
                f"proof/releases.toml does not have: {measure(probe)}"
            )
        elif not fact.as_recorded:
            wrong.append(f"what proof/behaviour.json has of {name(probe)} is not what was recorded: {measure(probe)}")
    for release, (sanic, python) in recorded.releases.items():
        listed = read_releases().get(release)
        if listed is None or sanic != str(listed.sanic) or python.rpartition(".")[0] not in listed.pythons:
            wrong.append(
                f"proof/behaviour.json says that {release} was measured with Sanic {sanic} on Python {python}, which "
                "proof/releases.toml does not list: run `nox -s update-behaviour`"
            )
    for fact_name in recorded.facts.keys() - {probe.stem for probe in PROBES}:
        wrong.append(f"proof/behaviour.json records {fact_name}, which snippets/behaviour/ does not have")
    assert not wrong, "\n".join(wrong)


def name(probe: Path) -> str:
    return str(probe.relative_to(ROOT))


def where(probe: Path, release: str) -> str:
    return f"{name(probe)} on Sanic {release}:"


def measure(probe: Path) -> str:
    return f"run `nox -s update-behaviour -- {probe.stem}`"
