"""The record of runs in ``proof/versions.json``: in which settings each program ran. The pages show it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hooks.programs import fingerprints
from proof.matrix import Setting


@dataclass
class Record:
    """For each program, by file name, what was recorded (``runs``), and what its present text is (``now``)."""

    path: Path
    runs: dict[str, dict[str, Any]]
    now: dict[str, str]

    @classmethod
    def read(cls, root: Path) -> "Record":
        path = root / "proof" / "versions.json"
        return cls(path, json.loads(path.read_text()), fingerprints(root / "snippets"))

    def is_of_this_text(self, program: str) -> bool:
        return program in self.runs and self.runs[program]["fingerprint"] == self.now.get(program)

    def ran_on(self, program: str) -> dict[str, list[str]]:
        """Python versions by Sanic version, e.g. ``{"24.12.1": ["3.10", "3.12"]}``; empty where the text changed."""
        ran_on: dict[str, list[str]] = self.runs[program]["ran_on"] if self.is_of_this_text(program) else {}
        return ran_on

    def has(self, program: str, setting: Setting) -> bool:
        return setting.python in self.ran_on(program).get(str(setting.release.sanic), [])

    def write(self, ran: dict[str, list[Setting]]) -> None:
        """Replace the record by this one: for each program the settings in which it ran as it is now."""
        lines = [
            f'"{program}": {json.dumps({"fingerprint": self.now[program], "ran_on": by_sanic(settings)})}'
            for program, settings in sorted(ran.items())
        ]
        self.path.write_text("{\n" + ",\n".join(lines) + "\n}\n")


def by_sanic(settings: list[Setting]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for setting in settings:
        found.setdefault(str(setting.release.sanic), []).append(setting.python)
    return found
