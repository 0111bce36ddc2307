"""Which hosts stand on the open Internet, and which are machines of one's own, however they are spelled (SAFETY E7).

What only the writer's own machine or network can open is no evidence for anyone else, and asking it from here would
ask a machine of ours. Numbers are read as browsers read them (WHATWG URL, “IPv4 parser”).
"""

import re
import unicodedata
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import unquote

Address = IPv4Address | IPv6Address

_NAT64 = IPv6Network("64:ff9b::/96")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")
_BYTES = 4
"""Of an IPv4 address; the last number written fills those that are left."""
_ALONE = re.compile(r"[\w-]+")
"""A name without a dot: only the network it stands in knows it."""
_OWN_NAMES = (
    *(
        ".localhost",
        ".localdomain",
        ".local",
        ".internal",
        ".intranet",
        ".lan",
        ".home",
        ".corp",
        ".home.arpa",
    ),
    *(
        ".nip.io",
        ".sslip.io",
        ".xip.io",
        ".localtest.me",
        ".lvh.me",
        ".lacolhost.com",
        ".vcap.me",
        ".traefik.me",
    ),
)
"""Names of local networks (RFC 6761, 6762, 8375), and public names whose addresses are private ones."""

OWN_IN_BROWSERS = (
    r"^[^.:]+$|^\[(::|f[c-f])"
    r"|^(0|10|127|169\.254|192\.168|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|172\.(1[6-9]|2\d|3[01])|2(2[4-9]|[345]\d))\.[\d.]+$"
    rf"|({'|'.join(map(re.escape, _OWN_NAMES))})$"
)
"""The same of a host as browsers spell it once they have read it, for forms that look as one types."""


def is_public(address: Address) -> bool:
    """Whether *address* is one of the open Internet: not of this machine, a local network, many at once, or the future.

    An IPv6 address that stands for an IPv4 one is judged as that one; tunnels are refused.
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address.sixtofour or address.teredo or address.is_site_local:
            return False
    return address.is_global and not (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )


def is_own(host: str) -> bool:
    """Whether *host*, as it stands in a URL without brackets, names a machine of one's own or none at all."""
    name = unicodedata.normalize("NFKC", unquote(host)).replace("。", ".").casefold().rstrip(".")
    address = _as_number(name)
    if address is not None:
        return not is_public(address)
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return True  # it ends as an address does, and is none
    return _ALONE.fullmatch(name) is not None or f".{name}".endswith(_OWN_NAMES)


def _as_number(name: str) -> Address | None:
    """The address that *name* spells: dotted, short, decimal, octal, hexadecimal, of IPv6; None for a name."""
    if ":" in name:
        try:
            return ip_address(name.partition("%")[0])
        except ValueError:
            return None
    parts = name.split(".")
    if len(parts) > _BYTES or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    try:
        *firsts, last = map(_value, parts)
    except ValueError:
        return None
    if any(first >> 8 for first in firsts) or last >> 8 * (_BYTES - len(firsts)):
        return None
    return IPv4Address(int.from_bytes(bytes(firsts).ljust(_BYTES, b"\0")) + last)


def _value(part: str) -> int:
    """A number as C reads it: 0x for hexadecimal, a leading 0 for octal; ValueError where a digit does not fit."""
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8 if len(part) > 1 and part.startswith("0") else 10)
