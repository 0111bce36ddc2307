"""Where entries stand: those of each kind on the site, those of no province in the store."""

from kho.model import KINDS, Entry

FOLDERS: dict[type[Entry], str] = {kind: kind.folder for kind in KINDS.values() if kind.has_page}
"""The folder of each kind that has pages. An adoption stands on the page of what it follows."""

NOWHERE = "ca-nuoc"
"""The folder, beside those of the provinces, of entries that belong to no single province."""
