"""Trying a link: what counts as open, and what strangers cannot make this machine do (SAFETY E7)."""

import ssl
import time
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entries import innovation
from far_servers import HOST, LOOPBACK, Far, certificate, far, inside, speaking
from kho.desk.open_link import MOST, REDIRECTS, Door, Opening, Reason, opening
from kho.desk.taken_over import elsewhere, wanted
from kho.words.hosts import Address


@pytest.fixture(scope="module")
def server() -> Iterator[Far]:
    with far() as one:
        yield one


@pytest.mark.parametrize(
    ("path", "reason", "alive"),
    [
        ("/200", Reason.OPENED, True),
        ("/204", Reason.OPENED, True),
        ("/hop/1", Reason.OPENED, True),
        (f"/hop/{REDIRECTS}", Reason.OPENED, True),
        (f"/hop/{REDIRECTS + 1}", Reason.TOO_MANY_HOPS, None),
        ("/404", Reason.GONE, False),
        ("/410", Reason.GONE, False),
        ("/500", Reason.GONE, False),
        ("/403", Reason.REFUSES_MACHINES, None),
        ("/429", Reason.REFUSES_MACHINES, None),
        # a server that does not know HEAD, or answers it badly, is asked for the page
        ("/head-405", Reason.OPENED, True),
        ("/head-404", Reason.OPENED, True),
        ("/head-403", Reason.OPENED, True),
        # ways that lead to what is no page
        ("/to?ftp://truong-bia.example/", Reason.NOT_HTTP, False),
        ("/to?file:///etc/passwd", Reason.NOT_HTTP, False),
        ("/to?http://user:pass@truong-bia.example/", Reason.NOT_HTTP, False),
        ("/to?http://truong-bia.example:99999/", Reason.NOT_HTTP, False),
        ("/to?http://[::/", Reason.NOT_HTTP, False),
    ],
)
def test_what_an_answer_means(server: Far, path: str, reason: Reason, alive: bool | None) -> None:
    """Open, gone, or not for a machine to tell: a refusal to machines is no death (S1-15)."""
    found = opening(server.url(path), inside())

    assert (reason, alive) == (found.reason, found.alive)


def test_no_cookie_is_kept_and_no_body_asked_for(server: Far) -> None:
    """One HEAD a hop, with nothing in it that could tell one visit from another."""
    server.asked.clear()
    opening(server.url("/hop/2"), inside())

    assert ["/hop/2", "/hop/1", "/hop/0"] == [path for _method, path, _headers in server.asked]
    for method, _path, headers in server.asked:
        assert "HEAD" == method
        assert {"Host", "User-Agent", "Accept", "Connection"} == set(headers)
        assert f"{HOST}:{server.port}" == headers["Host"]


def test_vietnamese_in_an_address_is_asked_for_encoded(server: Far) -> None:
    """Letters and spaces go out as a browser would send them, and no line break gets out at all."""
    server.asked.clear()
    opening(server.url("/tin tức?q=đổi mới"), inside())

    assert "/tin%20t%E1%BB%A9c?q=%C4%91%E1%BB%95i%20m%E1%BB%9Bi" == server.asked[0][1]


# Where one may not go


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
    ],
)
def test_this_machine_is_not_asked_by_whatever_name(server: Far, host: str) -> None:
    """With the real door, loopback is refused in every spelling that name servers and libraries know (SAFETY E7)."""
    server.asked.clear()
    found = opening(f"http://{host}:{server.port}/200", Door())

    assert found.alive is False
    assert found.reason in {Reason.PRIVATE, Reason.NO_HOST}
    assert [] == server.asked


def test_a_redirect_into_the_house_is_refused(server: Far) -> None:
    """Each hop is judged anew: a public page cannot send this machine to a private one."""
    answers = {HOST: LOOPBACK, "noi-bo.example": ip_address("10.0.0.7")}
    door = inside(look_up=lambda host, _port: [answers[host]])

    assert Opening(Reason.PRIVATE) == opening(server.url("/to?http://noi-bo.example/"), door)


def test_one_private_address_among_public_ones_is_enough(server: Far) -> None:
    """A name with two addresses of which one is private is not gone to at all."""
    server.asked.clear()
    door = inside(look_up=lambda _host, _port: [LOOPBACK, ip_address("10.0.0.7")])

    assert Opening(Reason.PRIVATE) == opening(server.url("/200"), door)
    assert [] == server.asked


def test_a_name_is_looked_up_once_a_hop(server: Far) -> None:
    """What was checked is what is connected to: a second, other answer of the name server never counts (rebinding)."""
    answers = [LOOPBACK, ip_address("10.0.0.7")]
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[Address]:
        asked.append(host)
        return [answers[min(len(asked), 2) - 1]]

    assert Reason.OPENED is opening(server.url("/200"), inside(look_up=rebinding)).reason
    assert [HOST] == asked


# Bad answers


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\x00\xff" * 100,
        b"HTTP/1.1 abc\r\n\r\n",
        b"SSH-2.0-bia\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"x" * 2 * MOST,
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
    ],
    ids=["nothing", "noise", "no number", "another protocol", "endless line", "endless headers"],
)
def test_nonsense_is_no_answer(said: bytes) -> None:
    """A server that talks nonsense, or without end, has not answered; nothing of it gets further."""
    with speaking(said) as one:
        assert Opening(Reason.NO_ANSWER) == opening(one.url("/"), inside())


def test_a_dripping_server_is_left_in_time() -> None:
    """A byte now and then does not hold this machine beyond its seconds."""
    with speaking(*(b"H" for _ in range(100)), pause=0.1) as one:
        began = time.monotonic()

        assert Opening(Reason.NO_ANSWER) == opening(one.url("/"), inside(seconds=0.5))
        assert 2 > time.monotonic() - began


def test_an_endless_body_is_not_read() -> None:
    """A head is enough: a body without end is left where it is."""
    with speaking(b"HTTP/1.1 200 OK\r\n\r\n", *(b"x" * 65536 for _ in range(50)), pause=0.01) as one:
        assert Reason.OPENED is opening(one.url("/"), inside()).reason


def test_nobody_there() -> None:
    """A closed door and an unknown name are told apart."""
    with speaking(b"") as one:
        port = one.port

    assert Opening(Reason.NO_ANSWER) == opening(f"http://{HOST}:{port}/", inside())

    def unknown(_host: str, _port: int) -> list[Address]:
        raise OSError

    assert Opening(Reason.NO_HOST) == opening("http://khong-co.example/", inside(look_up=unknown))


# A page that is no longer the one that was linked

ABOUT = wanted(innovation(title="Tủ bánh mì bịa"))


def answering(said: str, kind: str = "text/html; charset=utf-8") -> bytes:
    """An answer that holds the page *said*."""
    body = said.encode()
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


@pytest.mark.parametrize(
    ("asked", "answered", "expected"),
    [
        ("http://thcsbia.edu.vn/tin", "https://nha-cai-bia.example/", True),
        ("https://truong.bia.example/a", "https://khac.example/a", True),
        ("https://thcsbia.edu.vn/", "https://thcskhac.edu.vn/", True),
        ("https://thcsbia.com/", "https://thcsbia.com.vn/", True),
        # the same site under another name of its own, with or without encryption; registries of lasting names
        ("http://thcsbia.edu.vn/tin", "https://www.thcsbia.edu.vn/tin.html", False),
        ("https://tin.bia.example/", "https://bia.example./moi", False),
        ("https://doi.org/10.1/bia", "https://tap-chi-bia.example/bai", False),
    ],
)
def test_whether_another_site_answered(asked: str, answered: str, expected: bool) -> None:
    """Whoever registered the name that was linked answers, whatever stands before it (S1-15)."""
    assert expected == elsewhere(asked, answered)


def test_a_link_that_leads_to_another_site_goes_to_a_person(server: Far) -> None:
    """A domain that was taken over answers 200: neither alive nor dead, and it is told where it leads."""
    away = server.url("/200").replace(HOST, "nha-cai-bia.example")
    home = server.url("/200").replace(HOST, f"www.{HOST}")

    assert Opening(Reason.ELSEWHERE, 200, away) == opening(server.url(f"/to?{away}"), inside())
    assert Opening(Reason.OPENED, 200, home) == opening(server.url(f"/to?{home}"), inside())


@pytest.mark.parametrize(
    ("said", "kind", "expected"),
    [
        ("<title>Nhà cái bịa</title><p>Nạp tiền, trúng lớn mỗi ngày.", "text/html", Reason.OTHER_WORDS),
        (
            "<script>var a = 'tủ bánh mì bịa'</script><p>Tên miền này đang bán.",
            "text/html",
            Reason.OTHER_WORDS,
        ),
        ("<p>Trường tiểu học, học sinh vui.", "text/html", Reason.OTHER_WORDS),
        ("", "text/html", Reason.OTHER_WORDS),
        ("<h1>TU BANH MI của trường</h1>", "text/html", Reason.OPENED),
        ("<meta property='og:title' content='Tủ bánh mì'>", "text/html; charset=khong-co", Reason.OPENED),
        ("<p>Tủ <b>bánh</b> mì", "text/html", Reason.OPENED),
        ("%PDF-1.7", "application/pdf", Reason.OPENED),
    ],
)
def test_a_page_without_a_word_of_the_entry_goes_to_a_person(said: str, kind: str, expected: Reason) -> None:
    """One pair of words of a title or a name is enough; words of every school tell nothing (S1-15)."""
    with speaking(answering(said, kind)) as one:
        assert expected is opening(one.url("/"), inside(), ABOUT).reason


def test_a_page_that_breaks_off_is_judged_by_what_came() -> None:
    """Its end is not waited for: neither past 64 KiB nor where the other side hangs up before."""
    whole = answering("<h1>Tủ bánh mì bịa</h1>" + " " * 2 * MOST)
    for came in (whole[: MOST // 2], whole):
        with speaking(came) as one:
            assert Reason.OPENED is opening(one.url("/"), inside(), ABOUT).reason


# Certificates


def test_certificates_are_checked_for_the_name(tmp_path: Path) -> None:
    """Over https the certificate must be trusted and for that name; else a machine cannot tell."""
    pem = certificate(tmp_path)
    trusting = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
    with far(pem) as one:
        url = one.url("/200", "https")

        assert Opening(Reason.OPENED, 200, url) == opening(url, inside(trust=trusting))
        assert Opening(Reason.CERTIFICATE) == opening(url, inside())
        assert Opening(Reason.CERTIFICATE) == opening(
            url.replace(HOST, "khac.example"), inside(trust=trusting)
        )


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(TEXTS)
def test_any_text_is_tried_without_a_traceback(text: str) -> None:
    """Whatever stands where an address should is an opening with a reason."""

    def nowhere(_host: str, _port: int) -> list[Address]:
        return []

    assert opening(f"http://{text}", Door(look_up=nowhere, trust=TRUST)).alive is False


TRUST = ssl.create_default_context()
