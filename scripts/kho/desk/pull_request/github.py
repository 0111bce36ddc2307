"""Posting the one comment: the only place of this room that touches the network, and only the code host's own API.

Run as `python3 -m kho.desk.pull_request.github` by the trusted workflow; its environment tells which check ended.
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from kho.desk.pull_request.comment import MARK, MOST_BYTES, TOO_LARGE, Comment, comment
from kho.words.problem import Unusable

ARTEFACT = "review"
_POSTER = "github-actions[bot]"
_PAGES = 30
_A_PAGE = 100
_SECONDS = 30


class _Elsewhere(HTTPRedirectHandler):
    """Follows a redirection, but shows the token to no other host: artefacts lie on a storage of their own."""

    def redirect_request(  # noqa: PLR0917 - the library's signature
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The request to send to *newurl*."""
        fresh = super().redirect_request(req, fp, code, msg, headers, newurl)
        if fresh and urlsplit(newurl).netloc != urlsplit(req.full_url).netloc:
            fresh.remove_header("Authorization")
        return fresh


@dataclass(frozen=True, slots=True)
class Check:
    """A check that ended: where, which, on what commit, how."""

    api: str
    repository: str
    token: str
    run: str
    page: str
    head: str
    conclusion: str

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Check":
        """The check that the workflow's *environment* tells of."""
        return cls(
            environment["GITHUB_API_URL"],
            environment["GITHUB_REPOSITORY"],
            environment["GITHUB_TOKEN"],
            environment["CHECK_RUN"],
            environment["CHECK_PAGE"],
            environment["CHECK_HEAD"],
            environment["CHECK_CONCLUSION"],
        )

    def _ask(self, path: str, method: str = "GET", said: object = None) -> bytes:
        """What the API answers to *path* below the repository."""
        request = Request(  # noqa: S310 - the API's own address, from the workflow's environment
            f"{self.api}/repos/{self.repository}/{path}",
            method=method,
            data=None if said is None else json.dumps(said).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Accept": "application/vnd.github+json"},
        )
        try:
            with build_opener(_Elsewhere()).open(request, timeout=_SECONDS) as answer:
                return bytes(answer.read(20 * MOST_BYTES))
        except (OSError, HTTPException) as error:
            said = error.code if isinstance(error, HTTPError) else error
            raise Unusable(f"GitHub không trả lời {method} {path}: {said}") from error

    def _told(self, path: str) -> Any:  # noqa: ANN401 - any JSON
        """What the API tells at *path*."""
        try:
            return json.loads(self._ask(path))
        except ValueError as error:
            raise Unusable(f"GitHub trả lời {path} bằng thứ không phải JSON.") from error

    def artefact(self) -> bytes | None:
        """What the check left; None where it left nothing. A larger one is not fetched."""
        found = self._told(f"actions/runs/{self.run}/artifacts?name={ARTEFACT}&per_page=1")["artifacts"]
        if not found:
            return None
        if found[0]["size_in_bytes"] > MOST_BYTES:
            raise Unusable(TOO_LARGE)
        return self._ask(f"actions/artifacts/{int(found[0]['id'])}/zip")

    def post(self, made: Comment) -> str:
        """Write *made* where it belongs, over the one written before; the words say what was done.

        Raises:
            Unusable: where the pull request it names is not the one that was checked.
        """
        if self._told(f"pulls/{made.number}")["head"]["sha"] != self.head:
            raise Unusable(f"#{made.number} không còn ở commit đã kiểm tra.")
        before = self._before(made.number)
        if before:
            self._ask(f"issues/comments/{before}", "PATCH", {"body": made.body})
            return f"Đã sửa phiếu ở #{made.number}."
        self._ask(f"issues/{made.number}/comments", "POST", {"body": made.body})
        return f"Đã đăng phiếu ở #{made.number}."

    def _before(self, number: int) -> int | None:
        """The comment that was written before."""
        for page in range(1, _PAGES + 1):
            found = self._told(f"issues/{number}/comments?per_page={_A_PAGE}&page={page}")
            for one in found:
                if one["user"]["login"] == _POSTER and one["body"].startswith(MARK):
                    return int(one["id"])
            if len(found) < _A_PAGE:
                break
        return None


def main(environment: Mapping[str, str]) -> str:
    """Post what the check that *environment* tells of has to say."""
    check = Check.of(environment)
    artefact = check.artefact()
    if artefact is None:
        return "Lần kiểm tra này không để lại phiếu: không có gì để đăng."
    return check.post(comment(artefact, check.conclusion, check.page))


if __name__ == "__main__":
    try:
        print(main(os.environ))  # noqa: T201 - the log of the workflow
    except Unusable as unusable:
        sys.exit(f"Không đăng phiếu: {unusable}")
