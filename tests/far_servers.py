"""Servers on loopback that stand for the far side of links: what they were asked, and how badly they may answer."""

import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from kho.desk.open_link import Door
from kho.words.hosts import Address

LOOPBACK = ip_address("127.0.0.1")
HOST = "truong-bia.example"


@dataclass
class Far:
    """A server: its port, and every request it got."""

    port: int
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, scheme: str = "http") -> str:
        """An address of it, by a name and not by its number."""
        return f"{scheme}://{HOST}:{self.port}{path}"


def inside(seconds: float = 3, **changes: Any) -> Door:  # noqa: ANN401 - the door's own fields
    """A door that only tests have: every name is this machine, and this machine may be gone to."""

    def here(_host: str, _port: int) -> list[Address]:
        return [LOOPBACK]

    return Door(**{"look_up": here, "allowed": lambda one: one.is_loopback, "seconds": seconds, **changes})


def _answer_to(command: str, target: str) -> tuple[int, str | None]:
    """Status and onward way: `/404`, `/head-405` (200 when asked for the page), `/to?URL`, `/hop/3`; else 200."""
    path, _, query = target.partition("?")
    first, _, number = path[1:].partition("/")
    match first:
        case "to":
            return 302, query
        case "hop" if int(number):
            return 301, f"/hop/{int(number) - 1}"
        case _ if first.startswith("head-") and command == "HEAD":
            return int(first.removeprefix("head-")), None
    return (int(first) if first.isdigit() else 200), None


@contextmanager
def far(certificate: Path | None = None) -> Iterator[Far]:
    """A server whose answer is its path, see `_answer_to`."""

    class Answering(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self._answer()

        def do_GET(self) -> None:
            self._answer()

        def _answer(self) -> None:
            one.asked.append((self.command, self.path, dict(self.headers)))
            status, location = _answer_to(self.command, self.path)
            self.send_response(status)
            self.send_header("Set-Cookie", "theo-doi=1")
            if location is not None:
                self.send_header("Location", location)
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    one = Far(server.server_port)
    with _running(server.serve_forever):
        yield one
        server.shutdown()
    server.server_close()


@contextmanager
def speaking(*pieces: bytes, pause: float = 0) -> Iterator[Far]:
    """A server that says the bytes *pieces* to whoever comes, one after the other, then hangs up."""
    listener = socket.create_server(("127.0.0.1", 0))
    one, over = Far(listener.getsockname()[1]), threading.Event()

    def serve() -> None:
        while True:
            try:
                talk, _ = listener.accept()
            except OSError:
                return
            if over.is_set():
                talk.close()
                return
            with talk:
                talk.recv(4096)
                try:
                    for piece in pieces:
                        talk.sendall(piece)
                        if over.wait(pause):
                            break
                except OSError:
                    pass

    with _running(serve):
        yield one
        over.set()
        socket.create_connection(("127.0.0.1", one.port)).close()
    listener.close()


@contextmanager
def _running(work: Any) -> Iterator[None]:  # noqa: ANN401 - anything one can call
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    yield
    thread.join()


def certificate(folder: Path, name: str = HOST) -> Path:
    """A certificate for *name* that nobody signed, with its key, in one file."""
    path = folder / "bia.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        f"/CN={name}",
    ]
    command += [
        "-addext",
        f"subjectAltName=DNS:{name}",
        "-keyout",
        str(path),
        "-out",
        str(folder / "cert.pem"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + (folder / "cert.pem").read_bytes())
    return path
