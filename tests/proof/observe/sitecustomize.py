"""Loaded by every Python that a transcript starts, because its folder is on PYTHONPATH."""

import sys

#: A helper of multiprocessing that runs nothing of a program, and ends the sooner the less it has to import.
if "multiprocessing.resource_tracker" not in sys.orig_argv[-1]:
    import observe_program  # type: ignore[import-not-found]  # noqa: F401
