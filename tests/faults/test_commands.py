"""A command that cannot do what it is asked says why."""

import socket
import subprocess
import sys
from contextlib import suppress

from faults.conftest import ROOT


def nox(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "nox", "--force-venv-backend=none", "-s", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stderr


def test_taken_port_is_named() -> None:
    with socket.socket() as busy:
        busy.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            busy.bind(("127.0.0.1", 8001))
            busy.listen()
        failed, said = nox("serve")
    assert failed
    assert "something else already listens on port 8001; stop it" in said


def test_unknown_pattern_is_named() -> None:
    failed, said = nox("test-examples", "--", "cancel_by_nam")
    assert failed
    assert "there is no pattern 'cancel_by_nam'; did you mean cancel_by_name" in said
