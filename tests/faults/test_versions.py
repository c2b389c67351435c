"""What the pages say of versions: a record that is not true, or no longer, is caught; a new release is added."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from faults.conftest import ROOT, Copy
from hooks.behaviour import Fact
from proof.environments import find_release, usual_python

PROGRAM = "snippets/basics/create_task.py"
TRANSCRIPT = "snippets/basics/create_task.console"
RECORD = "proof/versions.json"
RECORDS = "versions", "behaviour", "api"
#: How the page says it: the program is the page's own, or one of its traps.
NOT_RUN = {"ko": "고친 뒤 실행하지 않은 프로그램", "en": "Not run since it was changed"}


def page(copy: Copy, language: str) -> str:
    folder = copy.root / "site" / ("" if language == "ko" else language)
    return (folder / "basics" / "create_task" / "index.html").read_text()


def ran_on(copy: Copy) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((copy.root / RECORD).read_text())["create_task.py"]["ran_on"]
    return found


def test_page_says_what_the_record_says(copy: Copy) -> None:
    said = ", ".join(f"Sanic {sanic} (Python {', '.join(pythons)})" for sanic, pythons in ran_on(copy).items())
    assert said
    copy.build()
    for language, words in NOT_RUN.items():
        assert said in page(copy, language)
        assert words not in page(copy, language)


@pytest.mark.parametrize(
    ("path", "old", "new", "program"),
    [
        (PROGRAM, "signed up", "joined", "create_task"),
        (TRANSCRIPT, "signed up", "joined", "create_task"),
        ("snippets/basics/blocking_task.py", "import time", "import time  # blocking", "blocking_task"),
    ],
)
def test_change_that_was_not_run(copy: Copy, path: str, old: str, new: str, program: str) -> None:
    """The page of the program, or of the trap, says so, and the proof fails with the command that helps."""
    copy.plant(path, old, new)
    copy.build()
    for language, words in NOT_RUN.items():
        assert f"{words}: <code>{program}.py</code>" in page(copy, language)
        assert ("Sanic 25.12" in page(copy, language)) is (program != "create_task")
    failed, said = copy.prove(f"test_run_is_recorded and {program}")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert f"{program}.py): it or its transcript has changed since it was last run; run `nox -s update -- " in said


def drop_python(run: dict[str, Any]) -> None:
    run["ran_on"]["25.12.1"].pop()


def add_python(run: dict[str, Any]) -> None:
    run["ran_on"]["25.12.1"].append("3.14")


def drop_release(run: dict[str, Any]) -> None:
    del run["ran_on"]["24.12.1"]


def change_release(run: dict[str, Any]) -> None:
    run["ran_on"]["23.12.2"] = run["ran_on"].pop("24.12.1")


@pytest.mark.parametrize("change", [drop_python, add_python, drop_release, change_release])
def test_record_that_somebody_changed(copy: Copy, change: Callable[[dict[str, Any]], None]) -> None:
    record = json.loads((copy.root / RECORD).read_text())
    change(record["create_task.py"])
    (copy.root / RECORD).write_text(json.dumps(record))
    copy.build()
    failed, said = copy.prove("test_run_is_recorded and create_task")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert "create_task.py): proof/versions.json says that it ran on {" in said
    assert "run `nox -s update -- create_task`" in said


def test_record_of_a_program_that_is_gone(copy: Copy) -> None:
    copy.plant(RECORD, '"create_task.py"', '"make_task.py"')
    copy.build()
    failed, said = copy.prove("test_run_is_recorded and create_task or test_nothing_else_is_recorded")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert "create_task.py): it or its transcript has changed since it was last run" in said
    assert "proof/versions.json names {'make_task.py'}, which no transcript of the site runs" in said


def test_record_that_cannot_be_read(copy: Copy) -> None:
    copy.plant(RECORD, '"create_task.py"', '<<<<<<< HEAD\n"create_task.py"')
    failed, said = copy.build()
    assert failed
    assert "proof/versions.json:" in said
    assert "`nox -s update` fills it again" in said


def test_header_that_admits_too_much(copy: Copy) -> None:
    """The result of a task is None on 24.12: playing the program there shows it."""
    copy.plant("snippets/basics/await_the_task.py", "sanic>=25.12", "sanic>=24.12")
    copy.build()
    failed, said = copy.run("pytest", "tests/versions/test_matrix.py", "-q", "-k", "await_the_task.py")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert re.search(r"Sanic 24\.12\.1 on Python 3\.\d+: on basics/await_the_task/", said)
    assert "snippets/basics/await_the_task.console:" in said
    assert "1 failed" in said


def test_pattern_for_which_there_is_nothing_to_play(copy: Copy) -> None:
    copy.plant("snippets/named/registry_grows.py", "sanic>=24.12", "sanic>=25.12")
    copy.build()
    for pattern, session in ("registry_grows", "test-examples"), ("start_phase", "test-behaviour"):
        failed, said = copy.run("pytest", "tests/versions", "-q", "-k", pattern)
        assert not failed, said
        assert re.search(
            rf"no transcript of {pattern} is for Sanic 24\.12\.1 on Python 3\.\d+; `nox -s {session} -- ", said
        )
    failed, said = copy.run("pytest", "tests/versions", "-q", "-k", "no_such_pattern")
    assert failed == pytest.ExitCode.NO_TESTS_COLLECTED


def test_package_that_no_release_lists(copy: Copy) -> None:
    copy.plant("snippets/basics/await_the_task.py", 'sanic>=25.12"', 'sanic>=25.12", "aiojobs>=1"')
    copy.build()
    failed, said = copy.run("pytest", "tests/versions/test_matrix.py", "-q", "-k", "await_the_task.py")
    assert failed
    assert "a program asks for aiojobs>=1, and a release in proof/releases.toml does not list that" in said


def test_run_on_another_sanic_than_planned(copy: Copy) -> None:
    """A transcript that makes an environment of its own may get another release than the header seems to say."""
    copy.plant("snippets/basics/result_on_24_12.console", "uv run ", "uv run --with sanic==24.12.0 ")
    copy.build()
    failed, said = copy.run("pytest", "tests/versions/test_matrix.py", "-q", "-k", "result_on_24_12.py")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert "it ran on other versions: Sanic 24.12.0, Python 3." in said


def one_python_for_each(copy: Copy) -> None:
    """Make the copy's matrix as small as it can be."""
    path = copy.root / "proof" / "releases.toml"
    text = path.read_text()
    for release in "24.12", "25.12":
        python = usual_python(find_release(release))
        text = re.sub(
            rf'(\["{release}"\]\n)pythons = .*\npython = .*', rf'\1pythons = ["{python}"]\npython = "{python}"', text
        )
    path.write_text(text)


def keep_one_page(copy: Copy) -> None:
    """Leave just one page in the built site: what is not published is not played."""
    for built in copy.root.glob("site/**/index.html"):
        if built.parent.name != "create_task":
            built.unlink()


def test_update_records_what_was_changed_and_nothing_when_run_again(copy: Copy) -> None:
    one_python_for_each(copy)
    copy.plant(PROGRAM, "signed up", "joined")
    copy.plant(TRANSCRIPT, "signed up", "joined")
    copy.build()
    keep_one_page(copy)
    failed, said = copy.run("versions", "record")
    assert not failed, said
    assert said.count("create_task.py: as shown") == 2
    assert list(ran_on(copy)) == ["24.12.1", "25.12.1"]
    recorded = (copy.root / RECORD).read_text()
    assert copy.run("versions", "record") == (0, "")
    assert (copy.root / RECORD).read_text() == recorded


def test_update_does_not_record_what_differs(copy: Copy) -> None:
    one_python_for_each(copy)
    copy.plant(TRANSCRIPT, "signed up", "joined")
    copy.build()
    keep_one_page(copy)
    failed, said = copy.run("versions", "record")
    assert failed
    assert "+ ann@example.com signed up" in said
    assert "2 transcripts differ, and were not recorded" in said
    assert ran_on(copy) == {}


def test_new_release(copy: Copy) -> None:
    """24.12 is taken out of all records and added again; other transcripts and probes count as played already."""
    releases = copy.root / "proof" / "releases.toml"
    text = releases.read_text()
    releases.write_text(re.sub(r'\["24\.12"\]\n(?:.+\n)*\n', "", text))
    runs, behaviour, api = (json.loads((copy.root / "proof" / f"{name}.json").read_text()) for name in RECORDS)
    del runs["create_task.py"]["ran_on"]["24.12.1"]
    del behaviour["releases"]["24.12"]
    fact = behaviour["facts"]["return_value"]
    without = {release: lines for release, lines in fact["outcomes"].items() if release != "24.12"}
    behaviour["facts"]["return_value"] = vars(Fact.recorded(fact["probe"], without))
    signatures = api.pop("24.12")
    for name, record in zip(RECORDS, (runs, behaviour, api), strict=True):
        (copy.root / "proof" / f"{name}.json").write_text(json.dumps(record))
    shutil.copy(ROOT / "noxfile.py", copy.root)

    command = [
        sys.executable,
        "-m",
        "nox",
        "--force-venv-backend=none",
        "-s",
        "new-sanic",
        "--",
        "24.12",
        "websockets<14",
    ]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command,
        cwd=copy.root,
        env=copy.environment | {"PATH": path, "PYTEST_ADDOPTS": "-k return_value"},
        capture_output=True,
        text=True,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    entry = releases.read_text().partition('["24.12"]')[2]
    assert '  "sanic==24.12.' in entry
    assert '  "websockets==13.1",' in entry
    assert "ci = true" in entry
    assert re.search(r"Sanic 24\.12\.1 on Python 3\.\d+: \S+create_task/\S+ create_task\.py: as shown", said)
    assert list(ran_on(copy)) == ["24.12.1", "25.12.1"]
    runs, behaviour, api = (json.loads((copy.root / "proof" / f"{name}.json").read_text()) for name in RECORDS)
    outcomes = behaviour["facts"]["return_value"]["outcomes"]
    assert list(outcomes) == list(behaviour["releases"]) == list(api) == ["21.12", "22.12", "23.12", "24.12", "25.12"]
    assert outcomes["24.12"] == outcomes["23.12"] != outcomes["25.12"]
    assert api["24.12"] == signatures


@pytest.mark.parametrize(
    ("release", "message"),
    [
        ("24.12", "proof/releases.toml has Sanic 24.12 already"),
        ("tomorrow", "'tomorrow' is no Sanic release; give its year and month, e.g. 26.6"),
        ("17.1", "can install Sanic 17.1"),
    ],
)
def test_release_that_cannot_be_added(copy: Copy, release: str, message: str) -> None:
    before = (copy.root / "proof" / "releases.toml").read_text()
    failed, said = copy.run("versions", "add", release)
    assert failed
    assert message in said
    assert (copy.root / "proof" / "releases.toml").read_text() == before
