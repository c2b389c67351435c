"""The inline script metadata of a program, as PEP 723 defines it."""

import re
import tomllib
from typing import Any

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from proof.published import Scene

#: The expression that PEP 723 gives.
HEADER = re.compile(r"(?m)^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(^#(| .*)$\s)+)^# ///$")


def header(program: str) -> str:
    """The program's metadata, as TOML text; empty where it has none."""
    found = [match for match in HEADER.finditer(program) if match["type"] == "script"]
    return "".join(line[2:] for match in found for line in match["content"].splitlines(keepends=True))


def metadata(program: str) -> dict[str, Any]:
    """The program's ``requires-python`` and ``dependencies``. Raises tomllib.TOMLDecodeError where they are no TOML."""
    return tomllib.loads(header(program))


def one_of_each(scenes: list[Scene]) -> list[Scene]:
    """For each distinct header, the first transcript that runs a program with it."""
    found: dict[str, Scene] = {}
    for scene in scenes:
        for name, text in scene.programs.items():
            if any(f"$ python {name}\n" in terminal for terminal in scene.terminals):
                found.setdefault(header(text), scene)
    return list({id(scene): scene for scene in found.values()}.values())


def with_uv_run(scene: Scene, resolution: str) -> Scene:
    """The same transcript, with ``uv run`` where it says ``python``."""
    run = f"$ uv run --resolution {resolution} "
    terminals = [text.replace("$ python ", run) for text in scene.terminals]
    return Scene(terminals, scene.programs, scene.places)


def with_their_headers(scenes: list[Scene]) -> list[Scene]:
    """One transcript for each distinct header, with the newest packages that it allows and with the oldest."""
    return [
        with_uv_run(scene, resolution) for scene in one_of_each(scenes) for resolution in ("highest", "lowest-direct")
    ]


def admits(program: str, pins: dict[str, Version], python: str) -> bool:
    """Whether the program's header allows these packages (name to exact version) and this Python, e.g. ``3.12``.

    Raises ValueError where it asks for a package that is not among them.
    """
    needs = metadata(program)
    wanted = [Requirement(text) for text in needs.get("dependencies", [])]
    if missing := [str(package) for package in wanted if canonicalize_name(package.name) not in pins]:
        raise ValueError(
            f"a program asks for {', '.join(missing)}, and a release in proof/releases.toml does not list that; "
            "add the exact version to the requirements of each release on which it runs"
        )
    return SpecifierSet(needs.get("requires-python", "")).contains(python) and all(
        package.specifier.contains(pins[canonicalize_name(package.name)]) for package in wanted
    )
