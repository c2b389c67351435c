"""What each Sanic release offers for tasks, as ``proof/api.json`` records it and as the releases themselves say."""

import json
import subprocess
from pathlib import Path
from typing import Any

from proof.environments import environment, read_releases

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "proof" / "api.json"
SIGNATURES = Path(__file__).with_name("signatures.py")

#: ``sanic``: the exact version; ``members``: name to kind and signature; ``signals``: names. See signatures.py.
Api = dict[str, Any]


def inspect(release: str) -> Api:
    """What a release offers, asked of the release itself, e.g. ``24.12``.

    Raises EnvironmentsError where the release cannot be had, CalledProcessError where the inspection fails.
    """
    command = [str(environment(release)), "-W", "ignore", str(SIGNATURES)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    api: Api = json.loads(said)
    return api


def recorded(path: Path = RECORD) -> dict[str, Api]:
    """Release to what it offers, as it was recorded."""
    apis: dict[str, Api] = json.loads(path.read_text())
    return apis


def record() -> None:
    """Inspect all releases of ``proof/releases.toml`` anew."""
    apis = {release: inspect(release) for release in read_releases()}
    RECORD.write_text(json.dumps(apis, indent=1) + "\n")


def differences(release: str, said: Api, wrote: Api | None) -> list[str]:
    """What the record says otherwise than the release, each with what to do."""
    if wrote is None:
        return [f"proof/api.json has no Sanic {release}; run `nox -s update-api`"]
    found = []
    if said["sanic"] != wrote["sanic"]:
        found.append(f"is {said['sanic']}, recorded is {wrote['sanic']!r}")
    for name in sorted(said["members"].keys() | wrote["members"].keys()):
        here, there = said["members"].get(name), wrote["members"].get(name)
        if here != there:
            found.append(f"{name} is {shown(name, here)}, recorded is {shown(name, there)}")
    for name in sorted(set(said["signals"]) ^ set(wrote["signals"])):
        found.append(f"{'has' if name in said['signals'] else 'has not'} the signal {name}; the record says otherwise")
    return [f"Sanic {release} {difference}; run `nox -s update-api` and read its diff" for difference in found]


def shown(name: str, member: dict[str, str] | None) -> str:
    return f"{member['kind']} {name}{member['signature']}" if member else "not there"
