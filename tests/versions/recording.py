"""Playing what has not been played, and writing it down."""

from pathlib import Path

from proof import report
from proof.matrix import Setting, settings_by_program, settings_here
from proof.play import Performance
from proof.published import Scene, Site
from proof.record import Record
from proof.sources import find_transcript
from proof.stages import Stages
from proof.transcript import parse


def differences(scene: Scene, setting: Setting, performance: Performance, root: Path) -> str:
    """All that a performance in a setting did otherwise than the pages show, or an empty string."""
    source = find_transcript(root / "snippets", scene.terminals)
    failures = report.failures(scene.pages, source, [parse(text) for text in scene.terminals], performance, root)
    ran_on = {(sanic, ".".join(python.split(".")[:2])) for sanic, python in performance.versions}
    if others := ran_on - {(str(setting.release.sanic), setting.python)}:
        failures += "\nit ran on other versions: " + ", ".join(f"Sanic {sanic}, Python {p}" for sanic, p in others)
    return f"{setting}: {failures}" if failures else ""


def record(root: Path) -> list[str]:
    """Play all that is not recorded, in every setting of this machine, and write down what went as the pages show.

    Returns what did not, one text for each transcript and setting. An interrupted run keeps what it has found so far.
    """
    scenes = Site(root).scenes
    recorded = Record.read(root)
    to_play = [
        (scene, setting)
        for setting in settings_here()
        for scene in scenes
        if setting.takes(scene)
        and not all(recorded.has(program, setting) for program in scene.cast if program in recorded.now)
    ]
    found: dict[tuple[object, Setting], str] = {}

    def ran(program: str, setting: Setting) -> bool:
        played = [scene for scene in scenes if program in scene.cast and setting.takes(scene)]
        return recorded.has(program, setting) or all(found.get((scene.key, setting)) == "" for scene in played)

    stages = Stages(patience=60.0, recording=False)
    try:
        for scene, setting in to_play:
            stages.start(scene, setting)
        for scene, setting in to_play:
            difference = differences(scene, setting, stages.start(scene, setting).result(), root)
            found[scene.key, setting] = difference
            print(f"{setting}: {scene.name}: {'DIFFERS' if difference else 'as shown'}", flush=True)
    finally:
        stages.close()
        settings = settings_by_program(scenes)
        recorded.write({program: [s for s in settings.get(program, []) if ran(program, s)] for program in recorded.now})
    return [text for text in found.values() if text]
