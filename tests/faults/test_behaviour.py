"""One fault of each kind in what is recorded of Sanic's behavior, each caught with a message that says what to do."""

import json

import pytest

from faults.conftest import Copy

PROBE = "name_before_the_run"
SOURCE = f"snippets/behaviour/{PROBE}.py"
DATA = "proof/behaviour.json"
PAGE = "docs/en/behaviour/before_the_run.md"
PRINTED = "RuntimeError: Cannot name task outside of a running application"


@pytest.fixture
def probes(copy: Copy) -> Copy:
    """A copy of the project with one probe."""
    for probe in copy.root.glob("snippets/behaviour/*.py"):
        if probe.stem != PROBE:
            probe.unlink()
    data = json.loads((copy.root / DATA).read_text())
    data["facts"] = {PROBE: data["facts"][PROBE]}
    (copy.root / DATA).write_text(json.dumps(data))
    return copy


def measure(copy: Copy, *arguments: str) -> tuple[int, str]:
    return copy.run("pytest", "tests/behaviour", "-q", *(arguments or ["-k", "not header"]))


def test_the_copy_itself_has_no_fault(probes: Copy) -> None:
    failed, said = measure(probes)
    assert not failed, said


@pytest.mark.parametrize("release", ["24.12", "25.12"])
def test_outcome_changed_in_the_data(probes: Copy, release: str) -> None:
    data = json.loads((probes.root / DATA).read_text())
    data["facts"][PROBE]["outcomes"][release] = ["the name is accepted"]
    (probes.root / DATA).write_text(json.dumps(data))
    failed, said = measure(probes)
    assert failed == pytest.ExitCode.TESTS_FAILED
    for message in (
        f"{SOURCE} on Sanic {release}: printed something else than proof/behaviour.json records",
        "- the name is accepted",
        f"+ {PRINTED}",
        f"run `nox -s update-behaviour -- {PROBE}`, and read its diff",
    ):
        assert message in said, f"{message!r} is missing from:\n{said}"


def test_outcome_changed_in_the_data_of_a_release_that_ci_does_not_run(probes: Copy) -> None:
    data = json.loads((probes.root / DATA).read_text())
    data["facts"][PROBE]["outcomes"]["22.12"] = ["the name is accepted"]
    (probes.root / DATA).write_text(json.dumps(data))
    failed, said = measure(probes, "-k", "recorded_as_it_is")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert f"what {DATA} has of {SOURCE} is not what was recorded: run `nox -s update-behaviour -- {PROBE}`" in said


@pytest.mark.parametrize("versions", [["22.12.1", "3.10.13"], ["22.12.0", "3.9.18"]])
def test_versions_that_were_not_measured(probes: Copy, versions: list[str]) -> None:
    data = json.loads((probes.root / DATA).read_text())
    data["releases"]["22.12"] = versions
    (probes.root / DATA).write_text(json.dumps(data))
    failed, said = measure(probes, "-k", "recorded_as_it_is")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert f"{DATA} says that 22.12 was measured with Sanic {versions[0]} on Python {versions[1]}, which" in said


def test_probe_changed_without_a_run(probes: Copy) -> None:
    probes.plant(SOURCE, "async def work()", "async def other_work()")
    probes.plant(SOURCE, "app.add_task(work", "app.add_task(other_work")
    failed, said = measure(probes, "-k", "recorded_as_it_is")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert f"{SOURCE} has changed since it was run: run `nox -s update-behaviour -- {PROBE}`" in said


def test_probe_that_was_never_run(probes: Copy) -> None:
    (probes.root / SOURCE).rename(probes.root / "snippets/behaviour/new_probe.py")
    failed, said = measure(probes, "-k", "recorded_as_it_is")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert "snippets/behaviour/new_probe.py was never run: run `nox -s update-behaviour -- new_probe`" in said
    assert f"{DATA} records {PROBE}, which snippets/behaviour/ does not have" in said


def test_release_that_is_missing(probes: Copy) -> None:
    data = json.loads((probes.root / DATA).read_text())
    del data["facts"][PROBE]["outcomes"]["22.12"]
    (probes.root / DATA).write_text(json.dumps(data))
    failed, said = measure(probes, "-k", "recorded_as_it_is")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert f"{SOURCE} was not run on 22.12" in said


def test_release_that_nobody_has(probes: Copy) -> None:
    data = json.loads((probes.root / DATA).read_text())
    data["facts"][PROBE]["outcomes"]["26.6"] = ["the name is accepted"]
    (probes.root / DATA).write_text(json.dumps(data))
    failed, said = measure(probes, "-k", "recorded_as_it_is")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert f"{DATA} has outcomes of {SOURCE} on 26.6, which proof/releases.toml does not have" in said


def test_probe_that_never_ends(probes: Copy) -> None:
    probes.plant(SOURCE, "    try:", "    __import__('threading').Event().wait(600)\n    try:")
    failed, said = measure(probes, "-k", "test_outcomes", "--patience=10")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert f"{SOURCE} on Sanic 25.12: `python {PROBE}.py` did not end within 10 seconds" in said


def test_probe_that_leaves_a_process_behind(probes: Copy) -> None:
    probes.plant(SOURCE, "    try:", "    __import__('subprocess').Popen(['sleep', '600'])\n    try:")
    failed, said = measure(probes, "-k", "test_outcomes", "--patience=10")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert "ended and left processes behind" in said
    assert "sleep" in said


def test_line_that_runs_on_no_release(probes: Copy) -> None:
    before = (probes.root / DATA).read_text()
    probes.plant(SOURCE, "    try:", "    if not app.name:\n        print('no name')\n    try:")
    failed, said = measure(probes, "--record")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert "these lines ran on no release" in said
    assert "print('no name')" in said
    assert json.loads((probes.root / DATA).read_text()) == json.loads(before)


def test_recording_writes_what_was_printed(probes: Copy) -> None:
    probes.plant(SOURCE, 'print(f"RuntimeError', 'print(f"refused')
    failed, said = measure(probes, "--record")
    assert not failed, said
    fact = json.loads((probes.root / DATA).read_text())["facts"][PROBE]
    assert set(map(tuple, fact["outcomes"].values())) == {(PRINTED.replace("RuntimeError", "refused"),)}
    failed, said = measure(probes)
    assert not failed, said


def test_published_probe_changed_without_a_run(copy: Copy) -> None:
    copy.plant(SOURCE, "async def work()", "async def other_work()")
    copy.plant(SOURCE, "app.add_task(work", "app.add_task(other_work")
    failed, said = copy.build()
    assert not failed, said
    failed, said = copy.prove(f"test_every_line_ran and {PROBE}")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert f"{PROBE}.py) has changed since it was run: `nox -s update-behaviour` measures it again" in said


def test_fact_that_was_not_measured(copy: Copy) -> None:
    copy.plant(PAGE, f"::: behaviour/{PROBE}", "::: behaviour/no_such_probe")
    failed, said = copy.build()
    assert failed
    assert "docs/en/behaviour/before_the_run.md: nothing is recorded of `::: behaviour/no_such_probe`" in said


def test_probe_that_no_page_shows(copy: Copy) -> None:
    (copy.root / "snippets/behaviour/unshown.py").write_text((copy.root / SOURCE).read_text())
    copy.build()
    failed, said = copy.prove("test_all_of_snippets_is_published")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert "snippets/behaviour/unshown.py" in said
