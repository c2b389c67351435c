"""What a probe's header asks for is enough to run it, as readers do, with the newest Sanic."""

from pathlib import Path

import pytest

from behaviour.conftest import PROBES
from behaviour.measure import same
from hooks.behaviour import Behaviour
from hooks.programs import published
from proof.header import header
from proof.play import play
from proof.transcript import Command

#: For each distinct header the first probe that has it.
ONE_OF_EACH = list({header(probe.read_text()): probe for probe in reversed(PROBES)}.values())


@pytest.mark.parametrize("headed", ONE_OF_EACH, ids=[probe.stem for probe in ONE_OF_EACH])
def test_header_is_enough(headed: Path, recorded: Behaviour, recording: bool, patience: float) -> None:
    if recording:
        return
    command = Command(f"uv run {headed.name}", 0)
    performance = play([[command]], {headed.name: published(headed.read_text())}, patience=patience)
    assert not performance.problem, performance.problem
    [[lines]] = performance.shown
    *_, newest = recorded.facts[headed.stem].outcomes.values()
    assert same(newest, lines), f"`uv run {headed.name}` printed {lines}, not {newest}"
