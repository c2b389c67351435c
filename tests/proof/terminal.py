"""A terminal: a shell on a pseudo-terminal of its own, in which commands are typed and stopped as a person does it."""

import contextlib
import math
import os
import pty
import re
import signal
import subprocess
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

#: The shell tells the end of a command in the output itself, so that nothing printed before it can come after it.
END = re.compile(rb"\x1e(\d+)\x1e")
SHELL = r"""
exec 0<>"$TERMINAL" 1>&0 2>&0
set -m
trap : INT
while IFS= read -r command; do
    eval "$command"
    printf '\036%d\036' $?
done
"""

#: A script that runs this in the background has Ctrl-C ignored, and so would everything that a terminal starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Terminal:
    """One terminal window in ``folder``.

    Opening the pseudo-terminal from a new session makes it that session's controlling terminal: Ctrl-C reaches every
    process of the running command, and when the terminal is gone the system hangs up on all that it started.
    """

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.fd, slave = pty.openpty()
        quiet = termios.tcgetattr(slave)
        quiet[1] &= ~termios.OPOST
        quiet[3] &= ~termios.ECHO
        termios.tcsetattr(slave, termios.TCSANOW, quiet)
        self.shell = subprocess.Popen(
            ["/bin/sh", "-c", SHELL],
            cwd=folder,
            env=environment | {"TERMINAL": os.ttyname(slave)},
            start_new_session=True,
        )
        self.slave = slave
        self.output = b""
        self.running = False

    @property
    def killed(self) -> bool:
        """Whether something has ended the terminal itself, as a server does that kills its whole process group."""
        return self.shell.poll() is not None

    @property
    def session(self) -> int:
        """The id that all processes of this terminal share."""
        return self.shell.pid

    def type(self, command: str) -> None:
        self.output = b""
        self.running = True
        os.write(self.fd, command.encode() + b"\n")

    def ctrl_c(self) -> None:
        os.write(self.fd, b"\x03")

    def read(self) -> None:
        """Take in what was printed; blocks while there is nothing."""
        self.output += os.read(self.fd, 65536)
        if END.search(self.output):
            self.running = False

    @property
    def lines(self) -> list[str]:
        """The whole lines that the running or last command has printed."""
        text = END.sub(b"", self.output).decode(errors="replace").replace("\r", "")
        lines = text.split("\n")
        last = lines.pop()
        return lines if self.running or not last else [*lines, last]

    def processes(self) -> Iterator[psutil.Process]:
        """All processes of this session but the shell."""
        for pid in psutil.pids():
            with contextlib.suppress(ProcessLookupError, psutil.NoSuchProcess):
                if pid != self.session and os.getsid(pid) == self.session:
                    process = psutil.Process(pid)
                    if process.status() != psutil.STATUS_ZOMBIE:
                        yield process

    def left_over(self, seconds: float = math.inf) -> list[psutil.Process]:
        """The processes that are still there when a finished command has had some seconds to clear up.

        psutil's own wait takes a zombie for one of them, and an orphan is one until the system's first process takes
        note of its end: on some machines more than a second.
        """
        deadline = time.monotonic() + seconds
        while (left := list(self.processes())) and time.monotonic() < deadline:
            time.sleep(0.01)
        return left

    def close(self) -> None:
        """End everything in this terminal, the hard way, and wait until it is gone."""
        for process in self.processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.session, signal.SIGKILL)
        self.shell.wait()
        self.left_over()
        os.close(self.slave)
        os.close(self.fd)
