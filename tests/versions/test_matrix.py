"""Every transcript shows the same on each Sanic and Python that the headers of its programs allow."""

from pathlib import Path

from proof.matrix import Setting
from proof.published import Scene
from proof.stages import Stages
from versions.recording import differences

ROOT = Path(__file__).parents[2]


def test_transcript(scene: Scene, setting: Setting, stages: Stages) -> None:
    failures = differences(scene, setting, stages.start(scene, setting).result(), ROOT)
    assert not failures, failures
