"""``nox -s serve`` says so when its port is taken."""

import socket
import subprocess
import sys
from contextlib import suppress

from faults.conftest import ROOT


def test_taken_port_is_named() -> None:
    with socket.socket() as busy:
        busy.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            busy.bind(("127.0.0.1", 8001))
            busy.listen()
        done = subprocess.run(
            [sys.executable, "-m", "nox", "--force-venv-backend=none", "-s", "serve"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 1
    assert "something else already listens on port 8001; stop it" in done.stderr
