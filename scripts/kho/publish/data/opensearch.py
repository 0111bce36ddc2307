"""How a browser searches here from its own search box: OpenSearch 1.1."""

from kho.publish.pages import searching
from kho.store.site import Site
from kho.words.templating import environment

ADDRESS = f"{searching.ADDRESS}opensearch.xml"


def description(site: Site) -> bytes:
    """The description a browser reads."""
    template = environment("search", lstrip_blocks=False).get_template("opensearch.xml.jinja")
    return template.render(site=site, page=searching.ADDRESS, here=ADDRESS).encode()
