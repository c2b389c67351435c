"""What ``nox -s update`` writes down of a run, for the site to show."""

import json
import re
from pathlib import Path

from proof.play import Performance
from proof.published import Scene, Site


def write_versions(proof: Path, performances: list[tuple[Scene, Performance]]) -> None:
    """Note, for each program that was run, the pairs (Sanic, Python) that it ran on."""
    path = proof / "versions.json"
    versions = json.loads(path.read_text()) if path.exists() else {}
    for scene, performance in performances:
        for terminal in scene.terminals:
            for name in re.findall(r"(\w+)\.py\b", terminal):
                versions[name] = sorted(performance.versions)
    path.write_text(json.dumps(dict(sorted(versions.items())), indent=1) + "\n")


def write_summary(proof: Path, site: Site) -> None:
    """Note the counts of the whole site."""
    (proof / "summary.txt").write_text(site.summary() + "\n")
