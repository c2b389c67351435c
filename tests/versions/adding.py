"""Adding a Sanic release to ``proof/releases.toml``: its Pythons are tried, and what it needs is pinned."""

import re
import subprocess

from packaging.requirements import Requirement

from proof import environments
from proof.environments import EnvironmentsError, find_python, read_releases, uv
from proof.header import metadata

OLDEST = 10
ENTRY = """
["{name}"]
pythons = [{pythons}]
python = "{python}"
ci = true
requirements = [
{requirements}
]
"""


def add(name: str, requirements: list[str]) -> None:
    """Add the newest Sanic of a release, e.g. ``26.6``, for CI to prove and pages to name.

    ``requirements`` bound what pip would take otherwise, e.g. ``websockets<16``. Raises EnvironmentsError where the
    release is there already, is none, or cannot be installed on any Python of this machine.
    """
    if not re.fullmatch(r"\d\d\.\d\d?", name):
        raise EnvironmentsError(f"{name!r} is no Sanic release; give its year and month, e.g. 26.6")
    if name in read_releases():
        raise EnvironmentsError(
            f"proof/releases.toml has Sanic {name} already; to pin it anew, take its entry out first"
        )
    wanted = [f"sanic=={name}.*", *needed_by_programs(), *requirements]
    here = [python for python in (f"3.{minor}" for minor in range(OLDEST, OLDEST + 10)) if find_python(python)]
    resolved = {python: resolve(wanted, python) for python in here}
    pythons = [python for python in here if resolved[python].returncode == 0]
    if not pythons:
        said = "\n".join(run.stderr.strip() for run in resolved.values())
        raise EnvironmentsError(f"no Python of this machine ({', '.join(here)}) can install Sanic {name}:\n{said}")
    pins = resolve(wanted, pythons[0], "--universal").stdout.replace('"', "'").splitlines()
    entry = ENTRY.format(
        name=name,
        pythons=", ".join(f'"{python}"' for python in pythons),
        python=pythons[-1],
        requirements="\n".join(f'  "{pin}",' for pin in pins),
    )
    with environments.RELEASES.open("a") as file:
        file.write(entry)


def needed_by_programs() -> list[str]:
    """The packages that the headers of all programs name, without their bounds: these say where a program runs."""
    programs = (environments.ROOT / "snippets").glob("*/*.py")
    asked = [text for program in programs for text in metadata(program.read_text()).get("dependencies", [])]
    return sorted({Requirement(text).name for text in asked})


def resolve(wanted: list[str], python: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Ask uv for the newest packages that fit."""
    return uv(
        *("pip", "compile", "--quiet", "--no-header", "--no-annotate", f"--python-version={python}", *options, "-"),
        typed="\n".join(wanted),
    )
