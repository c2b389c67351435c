"""A static host: the built site below a sub-path, compressed, with the headers of its ``_headers`` file."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: Where a static host may put the site; nothing may depend on its being at the root.
BELOW = "/docs/"
COMPRESSED = {"application/json", "application/javascript", "image/svg+xml", "application/xml"}
TYPES = {".js": "application/javascript", ".md": "text/markdown", ".py": "text/x-python", ".svg": "image/svg+xml"}


class Handler(BaseHTTPRequestHandler):
    """Answers GET. What is not there gets the site's own page for that."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, *arguments: object) -> None:
        self.folder = folder
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.removeprefix(BELOW)
        if file.is_dir():
            file /= "index.html"
        found = path.startswith(BELOW) and file.is_file()
        self.answer(200 if found else 404, file if found else self.folder / "404.html")

    def answer(self, status: int, file: Path) -> None:
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        text = kind.startswith("text/") or kind in COMPRESSED
        packed = text and "gzip" in self.headers.get("Accept-Encoding", "")
        body = read(file, file.stat().st_mtime_ns, packed)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        for name, value in headers(self.folder / "_headers"):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@cache
def read(file: Path, _changed: int, packed: bool) -> bytes:
    return gzip.compress(file.read_bytes()) if packed else file.read_bytes()


def headers(file: Path) -> list[tuple[str, str]]:
    """The headers that a ``_headers`` file gives to all paths."""
    lines = [line.strip() for line in file.read_text().splitlines() if line.startswith("  ")]
    return [(name, value) for name, _, value in (line.partition(": ") for line in lines)]


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve a built site on a free port of this machine; gives the address of its home page."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{BELOW}"
        finally:
            server.shutdown()
            thread.join()
