"""Where the entries of each kind stand on the site."""

from kho.model import Collective, Entry, Group, Individual, Innovation, Tip

FOLDERS: dict[type[Entry], str] = {
    Innovation: "sang-kien",
    Tip: "meo-nho",
    Individual: "nha-giao",
    Collective: "tap-the",
    Group: "nhom",
}
"""The folder of each kind that has pages. An adoption stands on the page of what it follows."""
