"""Every transcript, played for real, shows what the pages show, and runs every line of the programs beside it."""

from pathlib import Path

from hooks.behaviour import Behaviour, fingerprint
from proof import report, timeline
from proof.play import Performance
from proof.published import Block, Scene, Site
from proof.sources import Section, find_transcript, replace
from proof.stages import Stages
from proof.statements import not_run
from proof.transcript import Command, parse, rewritten

ROOT = Path(__file__).parents[2]

#: Lines that no transcript runs, by program: a part of the line, and why it is shown all the same.
NEVER_RUN = {
    "clean_up_never_ends": {'connection.write_text("closed\\n")': "the trap is that the clean-up never gets there"},
    "task_in_main_process": {'print("old files removed")': "the trap is that this task never runs"},
}


def test_transcript(scene: Scene, stages: Stages, site: Site, recording: bool) -> None:
    performance = stages.start(scene).result()
    source = find_transcript(ROOT / "snippets", scene.terminals)
    terminals = [parse(text) for text in scene.terminals]
    if recording and source and not performance.problem:
        rewrite(source, terminals, performance)
        timeline.write(source[0].path.with_suffix(".timeline"), timeline.shape(performance.recording))
        return
    failures = report.failures(scene.pages, source, terminals, performance, ROOT)
    assert not failures, failures
    for blocks in scene.places:
        site.proved.update(blocks)


def test_timeline(scene: Scene, stages: Stages, recording: bool) -> None:
    """What happened in the run is what the picture under the transcript shows."""
    performance = stages.start(scene).result()
    source = find_transcript(ROOT / "snippets", scene.terminals)
    if recording or source is None:  # written, or reported, by test_transcript
        return
    assert not performance.problem, performance.problem
    path = source[0].path.with_suffix(".timeline")
    differences = timeline.differences(path, timeline.shape(performance.recording))
    assert not differences, f"{path.relative_to(ROOT)}, shown on {' and '.join(scene.pages)}\n{differences}"


def test_every_timeline_has_its_transcript() -> None:
    for path in ROOT.glob("snippets/*/*.timeline"):
        assert path.with_suffix(".console").exists(), f"{path.relative_to(ROOT)} has no transcript; delete it"


def rewrite(source: list[Section], terminals: list[list[Command]], performance: Performance) -> None:
    """Write what was shown into the ``.console`` file, the last section first: a section may get more lines."""
    rows = list(zip(source, terminals, performance.shown, strict=True))
    for section, commands, shown in sorted(rows, key=lambda row: row[0].line, reverse=True):
        lines = []
        for command, printed in zip(commands, shown, strict=True):
            lines += [f"$ {command.text}", *rewritten(command.expected, printed)]
        replace(section, "\n".join([*lines, ""]))


def test_every_line_ran(program: Block, stages: Stages, site: Site, behaviour: Behaviour) -> None:
    """A probe has no transcript: that all of it ran was seen when its outcomes were recorded, for just this text."""
    if fact := behaviour.facts.get((program.title or "").removesuffix(".py")):
        assert fact.probe == fingerprint(program.code), (
            f"{program} has changed since it was run: `nox -s update-behaviour` measures it again"
        )
        return
    ran: set[int] = set()
    for scene in site.scenes:
        if scene.programs.get(program.title or "") == program.code:
            ran |= stages.start(scene).result().ran.get(program.title or "", set())
    excused = NEVER_RUN.get((program.title or "").removesuffix(".py"), {})
    lines = not_run(program.code, program.title or "", ran)
    missed = [line for line in lines if not any(part in line for part in excused)]
    assert not missed, (
        f"no transcript on {program.page} runs these lines; show them running, leave them out, "
        "or name them with the reason in NEVER_RUN:\n" + "\n".join(missed)
    )
