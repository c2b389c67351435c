"""Playing many transcripts side by side."""

import os
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from proof.matrix import Setting
from proof.play import Performance, play
from proof.published import Scene
from proof.transcript import parse

#: Transcripts that run side by side: a server waits about as long as it works while it starts and stops, and programs
#: wait on purpose.
SIDE_BY_SIDE = (os.cpu_count() or 1) + 3


class Stages:
    """Plays transcripts side by side, each once in each setting; without one, with the Python that runs this.

    That one is recorded: the pictures show it.
    """

    def __init__(self, patience: float, recording: bool) -> None:
        self.patience = patience
        self.recording = recording
        self.stop = threading.Event()
        self.pool = ThreadPoolExecutor(SIDE_BY_SIDE)
        self.started: dict[object, Future[Performance]] = {}

    def start(self, scene: Scene, setting: Setting | None = None) -> Future[Performance]:
        """The future performance; its result raises TranscriptError for a text that is no transcript, and what
        ``environment`` raises for a setting that cannot be had.
        """
        key = scene.key, setting
        if key not in self.started:
            self.started[key] = self.pool.submit(self.play, scene, setting)
        return self.started[key]

    def play(self, scene: Scene, setting: Setting | None) -> Performance:
        return play(
            [parse(text) for text in scene.terminals],
            scene.programs,
            python=setting.interpreter() if setting else Path(sys.executable),
            patience=self.patience,
            stop=self.stop,
            recording=self.recording,
            timeline=setting is None,
        )

    def close(self) -> None:
        """Stop what still runs."""
        self.stop.set()
        self.pool.shutdown(cancel_futures=True)
