"""The site on this machine while one edits: every save is checked, built and shown."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from kho.publish.build.whole import build
from kho.store.fingerprint import program
from kho.store.place import Checkout
from kho.words.problem import Rejected, Unusable


def serve(
    home: Checkout,
    exemplars: Path,
    port: int,
    on: date,
    told: Callable[[Rejected | Unusable], None],
    *,
    judged: date | None = None,
) -> None:
    """Serve on loopback until interrupted; *told* hears what keeps the latest save from being shown."""
    with tempfile.TemporaryDirectory(prefix="kho-serve-") as folder:
        site = Path(folder, "site")

        def rebuild() -> None:
            try:
                build(home, exemplars, site, on, judged=judged, live=True)
            except (Rejected, Unusable) as refused:
                told(refused)

        rebuild()
        server = LiveReloadServer(
            builder=rebuild, host="127.0.0.1", port=port, root=str(site), mount_path="/"
        )
        for watched in (
            exemplars,
            home.docs,
            program() / "publish" / "templates",
            program() / "publish" / "theme",
        ):
            server.watch(str(watched))
        try:
            server.serve()  # type: ignore[no-untyped-call] # MkDocs leaves it untyped
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
