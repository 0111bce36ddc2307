"""An issue as a letter (.eml): plain text, and HTML as mail clients show it: tables, inline styles, nothing fetched.

An issue that was corrected is another letter: it says so in its subject and refers to the first, so that mail clients
show it below that one and never take it for the same. No clock and no chance: the day, the id and the boundary come
from the issue, so that the same issue is the same letter.
"""

from datetime import datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from functools import lru_cache
from hashlib import sha256
from urllib.parse import urlsplit

from jinja2 import Environment, select_autoescape

from kho.publish.issue.plain_text import said
from kho.publish.pages import archive
from kho.store.catalog import Catalog
from kho.store.issues import Edition
from kho.store.site import Site
from kho.words.templating import environment
from kho.words.when import VIETNAM


def letter(edition: Edition, catalog: Catalog, site: Site) -> bytes:
    """The letter that tells of *edition*; who receives it is filled in by who sends it."""
    whole = said(edition, catalog, site)
    host = urlsplit(site.url).hostname or "localhost"
    mark = edition.published.sha256[:24]
    made = EmailMessage(policy=SMTP)
    notices = list(archive.notices(edition))
    named, first = whole["heading"], f"<{edition.slug}.{mark}@{host}>"
    made["Subject"] = f"Kho điển hình. Đính chính: {named}" if notices else f"Kho điển hình. {named}"
    made["From"] = Address("Kho điển hình", "ban-tin", host)
    day = max((one.day for one in notices), default=edition.issue.published_on)
    made["Date"] = datetime.combine(day, time.min, VIETNAM)
    if notices:
        said_now = sha256("\n".join(f"{one.day} {one.text}" for one in notices).encode()).hexdigest()
        made["Message-ID"] = f"<{edition.slug}.{mark}.{said_now[:12]}@{host}>"
        made["In-Reply-To"] = first
        made["References"] = first
    else:
        made["Message-ID"] = first
    made["Content-Language"] = "vi"
    made["X-Unsent"] = "1"  # Outlook opens it as a letter to be sent
    made.set_content(_written("letter.txt.jinja", whole), cte="quoted-printable")
    made.add_alternative(_written("letter.html.jinja", whole), subtype="html", cte="quoted-printable")
    made.set_boundary(f"kho-{mark}")
    return made.as_bytes()


def _written(template: str, whole: dict[str, object]) -> str:
    return _environment().get_template(template).render(**whole)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Letters: whatever is printed into HTML is escaped, into text it stands as it is."""
    escaped = select_autoescape(("html.jinja",), default=False)
    return environment("showcase", autoescape=escaped, keep_trailing_newline=True)
