"""Playing many transcripts side by side."""

import os
import threading
from concurrent.futures import Future, ThreadPoolExecutor

from proof.play import Performance, play
from proof.published import Scene
from proof.transcript import parse

#: Transcripts that run side by side: a server waits about as long as it works while it starts and stops.
SIDE_BY_SIDE = (os.cpu_count() or 1) + 2


class Stages:
    """Plays transcripts side by side, each once."""

    def __init__(self, patience: float, recording: bool) -> None:
        self.patience = patience
        self.recording = recording
        self.stop = threading.Event()
        self.pool = ThreadPoolExecutor(SIDE_BY_SIDE)
        self.started: dict[object, Future[Performance]] = {}

    def start(self, scene: Scene) -> Future[Performance]:
        """The future performance; its result raises TranscriptError for a text that is no transcript."""
        if scene.key not in self.started:
            self.started[scene.key] = self.pool.submit(self.play, scene)
        return self.started[scene.key]

    def play(self, scene: Scene) -> Performance:
        terminals = [parse(text) for text in scene.terminals]
        return play(terminals, scene.programs, patience=self.patience, stop=self.stop, recording=self.recording)

    def played(self, scenes: list[Scene]) -> list[tuple[Scene, Performance]]:
        """Those of the scenes that were started, with their performances."""
        return [(scene, self.started[scene.key].result()) for scene in scenes if scene.key in self.started]

    def close(self) -> None:
        """Stop what still runs."""
        self.stop.set()
        self.pool.shutdown(cancel_futures=True)
