"""The one comment a pull request gets: made from hostile text, posted to the pull request that was checked, once."""

import json
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kho.desk.pull_request import github
from kho.desk.pull_request.comment import MARK, MOST_BYTES, comment, inert
from kho.words.problem import Unusable

RUN = "https://github.example/kho/actions/runs/7"
PROBLEM = {
    "path": "exemplars/phu-tho/meo-bia/entry.yml",
    "line": 10,
    "column": 1,
    "severity": "error",
    "message": "Có số điện thoại: “0912 345 678”.",
    "hint": "Bỏ đi.",
}


def packed(**members: str | bytes) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return held.getvalue()


def test_a_comment_says_how_it_ended_what_is_wrong_and_the_review() -> None:
    """The outcome, the errors with their lines, the review as Markdown, and the way to the rest (S0-60)."""
    made = comment(
        packed(
            number="12",
            check_json=json.dumps([PROBLEM, {**PROBLEM, "severity": "note", "message": "lưu ý riêng"}]),
            review_md="## Bài này là gì\n\n| Mục | Có |\n|---|---|\n| **Vấn đề** | có |\n",
        ),
        "failure",
        RUN,
    )

    assert 12 == made.number
    assert made.body.startswith(MARK)
    assert "có lỗi phải sửa" in made.body
    assert (
        "- exemplars/phu-tho/meo-bia/entry.yml, dòng 10: Có số điện thoại: “0912 345 678”. Bỏ đi."
        in made.body
    )
    assert "lưu ý riêng" not in made.body
    assert "## Bài này là gì\n\n| Mục | Có |\n|---|---|\n| **Vấn đề** | có |" in made.body
    assert f"({RUN})" in made.body


def test_what_changes_for_all_entries_stands_before_the_review() -> None:
    """Vocabularies first, each paper under a rule; without papers no empty rule ends the comment."""
    both = comment(packed(number="1", review_md="## Bài\n", vocabularies_md="## Danh mục\n"), "success", RUN)

    assert ["## Danh mục", "## Bài"] == [part.strip() for part in both.body.split("---\n")[1:]]
    assert "---" not in comment(packed(number="1"), "failure", RUN).body.removeprefix(MARK)


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=x onerror=alert(1)>",
        "[bấm](https://lua-dao.example)",
        "[bấm][a]\n\n[a]: https://lua-dao.example",
        "![theo dõi](https://lua-dao.example/a.png)",
        "https://lua-dao.example www.lua-dao.example <https://lua-dao.example>",
        "@giam-doc @kho/bien-tap #12 kho/kho#12 GH-12",
        "<!-- kho: phiếu của máy -->",
        "&#64;giam-doc &lt;b&gt;",
        "<details open><summary>x</summary>",
    ],
)
def test_nothing_in_it_leads_calls_or_mentions(hostile: str) -> None:
    """Links, pictures, tags, mentions and references of a stranger's text are only text (SAFETY E6)."""
    body = comment(packed(number="1", review_md=hostile), "success", RUN).body.split("---\n")[-1]
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(body)

    assert not [tag for tag in ("<a", "<img", "<details", "<!--", "<b>") if tag in html]
    assert "://" not in body
    assert "@giam" not in body
    assert "#12" not in body
    assert "GH-12" not in body


@given(st.text(st.sampled_from("ab<>[]()!:/@#&`*_\\\n\t |-1.w")))
def test_no_text_whatever_becomes_a_link_a_picture_or_a_tag(text: str) -> None:
    """Whatever is put together, the Markdown of it holds no element that leads anywhere."""
    tokens = MarkdownIt("commonmark").parse(inert(text))
    inside = [child.type for token in tokens for child in token.children or ()]

    assert not {"link_open", "image", "html_inline"} & set(inside)
    assert "html_block" not in [token.type for token in tokens]


@pytest.mark.parametrize(
    ("artefact", "why"),
    [
        (b"not a zip", "không phải tệp zip"),
        (packed(review_md="x"), "không nói của"),
        (packed(number="1; rm -rf /"), "không nói của"),
        (packed(number="1\n2"), "không nói của"),
        (packed(number="9" * 30), "không nói của"),
        (packed(number="1", review_md=b"\xff\xfe"), "không phải tệp zip"),
        (packed(number="1", review_md=b"a" * (MOST_BYTES + 1)), "mở ra quá lớn"),
        (packed(**{f"a{n}": "x" for n in range(6)}), "quá nhiều tệp"),
        (bytes(MOST_BYTES + 1), "lớn hơn 1.000.000 byte"),
        (packed(number="1", check_json='[{"path": 1}]'), "danh sách lỗi"),
        (packed(number="1", check_json="[" * 100_000), "danh sách lỗi"),
        (packed(number="1", check_json='{"a": "b"}'), "danh sách lỗi"),
        (
            packed(number="1", check_json='[{"severity": "error", "path": "", "line": Infinity}]'),
            "danh sách lỗi",
        ),
    ],
    ids=[
        "zip",
        "none",
        "shell",
        "lines",
        "long",
        "bytes",
        "bomb",
        "many",
        "big",
        "keys",
        "deep",
        "shape",
        "endless",
    ],
)
def test_what_no_check_leaves_is_refused(artefact: bytes, why: str) -> None:
    """Size, count, encoding, number and shape are held before a word is posted (SAFETY E4, E6)."""
    with pytest.raises(Unusable, match=why):
        comment(artefact, "success", RUN)


WHOLE = packed(number="1", check_json=json.dumps([PROBLEM]), review_md="## Bài\n" * 50)


@given(
    st.dictionaries(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), max_size=12),
    st.integers(0, len(WHOLE)),
)
def test_a_spoilt_artefact_is_a_comment_or_one_sentence(spoilt: dict[int, int], kept: int) -> None:
    """Whatever bytes of the zip file are others or missing, no traceback: what reads it may raise a dozen errors."""
    bad = bytearray(WHOLE)
    for place, byte in spoilt.items():
        bad[place] = byte
    for artefact in (bytes(bad), bytes(bad[:kept])):
        try:
            said = comment(artefact, "success", RUN).body
        except Unusable as refused:
            said = str(refused)

        assert said.startswith((MARK, "gói phiếu", "danh sách lỗi"))


def test_a_comment_fits() -> None:
    """The longest review and thousands of errors stay below what the code host takes."""
    many = json.dumps([{**PROBLEM, "message": "@" * 400}] * 400)
    body = comment(packed(number="1", check_json=many, review_md="@" * 900_00), "failure", RUN).body

    assert "và 380 lỗi nữa" in body
    assert len(body) < 65_536


@dataclass
class Host:
    """As much of a code host as the comment needs, over real HTTP: artefacts on another host, pulls, comments."""

    artefact: bytes
    head: str = "a" * 40
    comments: list[dict[str, Any]] = field(default_factory=list)
    tokens: dict[str, str | None] = field(default_factory=dict)


class Server(ThreadingHTTPServer):
    """Serves a host."""

    def __init__(self, host: Host) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.host = host


class Answers(BaseHTTPRequestHandler):
    """Answers as GitHub's API does."""

    server: Server

    def say(self, content: object, code: int = 200, **headers: str) -> None:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(code)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def heard(self) -> Any:  # noqa: ANN401 - any JSON
        return json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"null")

    def do_GET(self) -> None:
        host = self.server.host
        path, _, query = self.path.removeprefix("/repos/kho/kho/").partition("?")
        page = int(query.rsplit("=", 1)[-1] or 0) if "page=" in query else 0
        host.tokens[path] = self.headers.get("Authorization")
        artefacts = [{"id": 3, "size_in_bytes": len(host.artefact)}] if host.artefact else []
        answers: dict[str, object] = {
            "/storage": host.artefact,
            "actions/runs/7/artifacts": {"artifacts": artefacts},
            "pulls/12": {"head": {"sha": host.head}},
            "issues/12/comments": host.comments[(page - 1) * 100 : page * 100],
        }
        if path == "actions/artifacts/3/zip":
            self.say(b"", 302, Location=f"http://localhost:{self.server.server_port}/storage")
        else:
            self.say(answers.get(path, {}), 200 if path in answers else 404)

    def do_POST(self) -> None:
        made = {
            "id": len(self.server.host.comments),
            "user": {"login": "github-actions[bot]"},
            **self.heard(),
        }
        self.server.host.comments.append(made)
        self.say({}, 201)

    def do_PATCH(self) -> None:
        self.server.host.comments[int(self.path.rsplit("/", 1)[1])].update(self.heard())
        self.say({})

    def log_message(self, *_arguments: object) -> None:
        """Keep quiet."""


@pytest.fixture
def host() -> Iterator[tuple[Host, str]]:
    """The host and the address of its API."""
    with Server(Host(packed(number="12", review_md="Phiếu"))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.host, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def post(api: str, conclusion: str = "success") -> str:
    return github.main(
        {
            "GITHUB_API_URL": api,
            "GITHUB_REPOSITORY": "kho/kho",
            "GITHUB_TOKEN": "bia",
            "CHECK_RUN": "7",
            "CHECK_PAGE": RUN,
            "CHECK_HEAD": "a" * 40,
            "CHECK_CONCLUSION": conclusion,
        }
    )


def test_there_is_one_comment_and_it_is_updated(host: tuple[Host, str]) -> None:
    """The first check comments, the next ones change that comment; those of others are left alone."""
    state, api = host
    state.comments += [{"id": n, "user": {"login": "ke-bia"}, "body": f"{MARK} giả"} for n in range(101)]

    assert "Đã đăng phiếu ở #12." == post(api)
    assert "Đã sửa phiếu ở #12." == post(api, "failure")
    assert 102 == len(state.comments)
    assert "có lỗi phải sửa" in state.comments[-1]["body"]
    assert all(one["body"] == f"{MARK} giả" for one in state.comments[:101])


def test_the_token_is_shown_to_the_api_alone(host: tuple[Host, str]) -> None:
    """Artefacts lie on another host, to which a redirection leads without the token."""
    state, api = host
    post(api)

    assert ("Bearer bia", None) == (state.tokens["actions/artifacts/3/zip"], state.tokens["/storage"])


def test_an_artefact_that_names_another_pull_request_is_refused(host: tuple[Host, str]) -> None:
    """The number in an artefact is a claim: the pull request must be at the commit that was checked (SAFETY E6)."""
    state, api = host
    state.head = "b" * 40
    with pytest.raises(Unusable, match="không còn ở commit"):
        post(api)

    assert [] == state.comments


def test_a_check_that_left_nothing_or_too_much_posts_nothing(host: tuple[Host, str]) -> None:
    """No artefact is no comment; one that is too large is not even fetched."""
    state, api = host
    state.artefact = b""
    assert post(api).startswith("Lần kiểm tra này không để lại phiếu")
    state.artefact = bytes(MOST_BYTES + 1)
    with pytest.raises(Unusable, match="gói phiếu lớn hơn"):
        post(api)

    assert "actions/artifacts/3/zip" not in state.tokens
