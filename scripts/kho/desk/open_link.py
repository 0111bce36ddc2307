"""Whether a link opens, seen from outside. The one place where the program touches the network (SAFETY E7).

An address comes from strangers, so nothing of it is trusted: http and https only; at every hop the name is looked up
once and every address it has must be public; the connection goes to the address that was checked, not to the name, so
no second answer of the name server counts. Five redirects, ten seconds, 64 KiB; no cookies. A page is read only to see
whether it is still the one that was linked (`kho.desk.taken_over`), and nothing of it is kept.
"""

import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from io import BytesIO
from ipaddress import ip_address
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from kho.desk.taken_over import elsewhere, speaks_of
from kho.words.hosts import Address, is_public

REDIRECTS = 5
SECONDS = 10.0
MOST = 64 * 1024
AGENT = "kho-links/1 (kiem tra duong dan; chi hoi, khong tai noi dung)"

_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset({301, 302, 303, 307, 308})
_GONE_FROM = 400
_UNTELLING = frozenset({401, 402, 403, 405, 406, 407, 408, 423, 425, 429, 451})
"""Answers that a machine gets where a person may not: they say nothing about the page."""
_SAFE = "%/:?#[]@!$&'()*+,;=~"


class Reason(StrEnum):
    """Why an opening ended as it did; words stand in the templates."""

    OPENED = "opened"
    GONE = "gone"
    NO_HOST = "no-host"
    NO_ANSWER = "no-answer"
    NOT_HTTP = "not-http"
    PRIVATE = "private"
    REFUSES_MACHINES = "refuses-machines"
    CERTIFICATE = "certificate"
    TOO_MANY_HOPS = "too-many-hops"
    ELSEWHERE = "elsewhere"
    OTHER_WORDS = "other-words"


_UNSURE = frozenset(
    {
        *(Reason.REFUSES_MACHINES, Reason.CERTIFICATE, Reason.TOO_MANY_HOPS),
        *(Reason.ELSEWHERE, Reason.OTHER_WORDS),
    }
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What came of one try."""

    reason: Reason
    status: int | None = None
    at: str = ""
    """The address that answered last, after all redirects."""

    @property
    def alive(self) -> bool | None:
        """Whether it opened; None where a machine cannot tell."""
        return None if self.reason in _UNSURE else self.reason is Reason.OPENED


def look_up(host: str, port: int) -> Sequence[Address]:
    """The addresses of *host*; raises OSError or UnicodeError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ip_address(str(entry[4][0])) for entry in found]


@dataclass(frozen=True)
class Door:
    """How one gets out: who knows a name's addresses, which of them one may go to, whose certificates count."""

    look_up: Callable[[str, int], Sequence[Address]] = look_up
    allowed: Callable[[Address], bool] = is_public
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    seconds: float = SECONDS


class _Ended(Exception):  # noqa: N818 - it names what happened
    """The try is over, with this opening."""

    def __init__(self, reason: Reason, status: int | None = None) -> None:
        super().__init__(reason)
        self.opening = Opening(reason, status)


def opening(url: str, door: Door, words: frozenset[str] = frozenset()) -> Opening:
    """Try *url*: ask for its head only, and where a server does not answer that well, for the page.

    Where the page opens it must still be the one that was linked: of the same site, and with one of *words*, pairs of
    words that a page about it holds; without *words* the page itself is not asked for.
    """
    found, page = _try(url, "HEAD", door)
    if found.status is not None and (words or found.reason is not Reason.OPENED):
        found, page = _try(url, "GET", door)
    if found.reason is not Reason.OPENED:
        return found
    if elsewhere(url, found.at):
        return replace(found, reason=Reason.ELSEWHERE)
    return found if page is None or speaks_of(page, words) else replace(found, reason=Reason.OTHER_WORDS)


def _try(url: str, method: str, door: Door) -> tuple[Opening, str | None]:
    """One try, redirects followed, in ten seconds altogether; and the page, where it is HTML and was asked for."""
    deadline = monotonic() + door.seconds
    try:
        for _hop in range(REDIRECTS + 1):
            answer = _ask(url, method, door, deadline)
            location = answer.getheader("Location")
            if answer.status not in _MOVED or not location:
                return replace(_judged(answer.status), at=url), _page(answer) if method == "GET" else None
            url = _onward(url, location)
    except _Ended as ended:
        return ended.opening, None
    except ssl.SSLCertVerificationError:
        return Opening(Reason.CERTIFICATE), None
    except (OSError, HTTPException):
        return Opening(Reason.NO_ANSWER), None
    return Opening(Reason.TOO_MANY_HOPS), None


def _page(answer: HTTPResponse) -> str | None:
    """The beginning of a page of HTML; None for any other kind of file."""
    if answer.headers.get_content_type() != "text/html":
        return None
    try:
        body = answer.read()
    except IncompleteRead as cut:
        body = cut.partial
    try:
        return body.decode(answer.headers.get_content_charset("utf-8"), "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _onward(url: str, location: str) -> str:
    """Where a redirect leads. Its bytes are kept as they came: the parser of heads reads each as one letter."""
    try:
        return urljoin(url, quote(location, _SAFE, encoding="latin-1", errors="replace"))
    except ValueError as error:
        raise _Ended(Reason.NOT_HTTP) from error


def _judged(status: int) -> Opening:
    """What a last answer says about the page."""
    if status < _GONE_FROM:
        return Opening(Reason.OPENED, status)
    return Opening(Reason.REFUSES_MACHINES if status in _UNTELLING else Reason.GONE, status)


def _ask(url: str, method: str, door: Door, deadline: float) -> HTTPResponse:
    """One question to one host, over a connection to an address of it that was checked."""
    parts, host, port = _parts(url)
    try:
        addresses = list(dict.fromkeys(door.look_up(host, port)))
    except (OSError, UnicodeError) as error:
        raise _Ended(Reason.NO_HOST) from error
    if not addresses:
        raise _Ended(Reason.NO_HOST)
    if not all(door.allowed(address) for address in addresses):
        raise _Ended(Reason.PRIVATE)
    with _connected(addresses, port, deadline) as plain:
        if parts.scheme == "http":
            return _exchange(plain, parts, method, deadline)
        with door.trust.wrap_socket(plain, server_hostname=host) as secret:
            return _exchange(secret, parts, method, deadline)


def _parts(url: str) -> tuple[SplitResult, str, int]:
    """*url* in its parts, with the host as name servers know it and the port."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except (ValueError, UnicodeError) as error:
        raise _Ended(Reason.NOT_HTTP) from error
    if parts.scheme not in _PORTS or not host or "@" in parts.netloc:
        raise _Ended(Reason.NOT_HTTP)
    return parts, host, port


def _connected(addresses: Sequence[Address], port: int, deadline: float) -> socket.socket:
    """A connection to the first of *addresses* that takes one."""
    refused: OSError = TimeoutError()
    for address in addresses:
        try:
            return socket.create_connection((str(address), port), _left(deadline))
        except OSError as error:
            refused = error
    raise refused


def _left(deadline: float) -> float:
    """The time left; TimeoutError where there is none."""
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _exchange(connection: socket.socket, parts: SplitResult, method: str, deadline: float) -> HTTPResponse:
    """Ask, and read the answer's head: no more than 64 KiB, not past the deadline, however slowly it drips."""
    asking = HTTPConnection(parts.hostname or "")
    asking.sock = connection
    connection.settimeout(_left(deadline))
    target = quote(parts.path or "/", _SAFE) + (f"?{quote(parts.query, _SAFE)}" if parts.query else "")
    asking.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    asking.putheader("Host", parts.netloc.encode("idna"))
    asking.putheader("User-Agent", AGENT)
    asking.putheader("Accept", "*/*")
    asking.putheader("Connection", "close")
    asking.endheaders()
    heard = _heard(connection, deadline, whole=method == "GET")
    answer = HTTPResponse(_Heard(heard), method=method)  # type: ignore[arg-type] # it asks for makefile() only
    answer.begin()
    return answer


def _heard(connection: socket.socket, deadline: float, *, whole: bool) -> bytes:
    """What the other side says: its head, and where *whole* the page as far as it comes in time and in 64 KiB."""
    said = b""
    while len(said) <= MOST and (whole or not _headed(said)):
        try:
            connection.settimeout(_left(deadline))
            piece = connection.recv(4096)
        except OSError:
            if not _headed(said):
                raise
            break
        if not piece:
            break
        said += piece
    if not _headed(said):
        raise HTTPException("no head")
    return said


def _headed(said: bytes) -> bool:
    return b"\r\n\r\n" in said or b"\n\n" in said


@dataclass(frozen=True)
class _Heard:
    """What was received, as the standard library's parser wants it."""

    said: bytes

    def makefile(self, _mode: str) -> BytesIO:
        """The bytes as a file."""
        return BytesIO(self.said)
