"""Where entries stand: those of each kind on the site, those of no province in the store."""

from kho.model import Collective, Entry, Group, Individual, Innovation, Tip

FOLDERS: dict[type[Entry], str] = {
    Innovation: "sang-kien",
    Tip: "meo-nho",
    Individual: "nha-giao",
    Collective: "tap-the",
    Group: "nhom",
}
"""The folder of each kind that has pages. An adoption stands on the page of what it follows."""

NOWHERE = "ca-nuoc"
"""The folder, beside those of the provinces, of entries that belong to no single province."""
