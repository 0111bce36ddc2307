"""The built site as a host serves it: compressed, with types and caching; on loopback, for measuring."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_TYPES = {".html": "text/html", ".js": "text/javascript", ".xml": "application/xml"}
_COMPRESSED = ("text/", "application/json", "application/xml", "image/svg+xml")
"""What hosts compress."""


@cache
def _answer(path: Path) -> tuple[str, bytes, bool]:
    """A file's type, its bytes on the wire, and whether they are compressed."""
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    body = path.read_bytes()
    if not kind.startswith(_COMPRESSED):
        return kind, body, False
    return f"{kind}; charset=utf-8", gzip.compress(body, 9, mtime=0), True


@contextmanager
def serving(site: Path, sent: list[int] | None = None) -> Iterator[str]:
    """Serve *site*; its address. The bytes of each body go to *sent*: what a browser has kept is not among them."""

    class Host(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one piece

        def do_GET(self) -> None:
            path = site / unquote(urlsplit(self.path).path).lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            found = path.is_file() and path.resolve().is_relative_to(site.resolve())
            kind, body, compressed = _answer(path if found else site / "404.html")
            self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            if compressed:
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Vary", "Accept-Encoding")
            self.end_headers()
            self.wfile.write(body)
            if sent is not None:
                sent.append(len(body))

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
