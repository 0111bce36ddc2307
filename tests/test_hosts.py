"""Which hosts stand on the open Internet: by their addresses, and by everything that people and machines spell them."""

import re
from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kho.words.hosts import OWN_IN_BROWSERS, Address, is_own, is_public

PRIVATE = [
    "127.0.0.1",
    "127.9.9.9",
    "0.0.0.0",  # noqa: S104 - an address to be refused
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "fd12::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_no_address_but_public_ones(address: str) -> None:
    """This machine, its networks, the cloud's metadata, many at once, and IPv6 in which one of these hides."""

    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "113.160.92.202", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_the_open_internet_is_public(address: str) -> None:
    """What the rules are not meant to keep out."""

    assert is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_no_disguise_makes_an_address_public(address: Address) -> None:
    """As IPv4 in IPv6 an address is as public as by itself, whichever address it is."""
    mapped, translated = (ip_address(f"{prefix}{address}") for prefix in ("::ffff:", "64:ff9b::"))

    assert is_public(mapped) == is_public(translated) == is_public(address)


OWN = [
    *("localhost", "LOCALHOST.", "truong.localhost", "may-chu", "nas.local", "kho.truong.lan", "x.internal"),
    *(
        "127.1",
        "127.0.1",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "0x7F000001",
        "2130706433",
        "017700000001",
        "127.0.0.1.",
    ),
    *("10.0.0.1", "0xa.1", "192.168.0.10", "3232235786", "169.254.169.254", "172.16.5.4", "0", "0.0.0.0"),  # noqa: S104
    *("１２７.０.０.１", "127。0。0。1", "①②⑦.0.0.1", "%31%32%37.0.0.1", "lOcAlHoSt"),
    *("::1", "::", "fe80::1%25eth0", "fd00::1", "::ffff:192.168.1.1", "0:0:0:0:0:0:0:1", "::ffff:7f00:1"),
    *("127.0.0.1.nip.io", "192-168-1-1.sslip.io", "lvh.me", "x.localtest.me", "999.1.1.1", "1.2.3.4.5"),
]
NOT_OWN = [
    *("truong-bia.edu.vn", "localhost.vn", "xn--gioDc-1ra.vn", "giáodục.vn", "127.com", "10.edu.vn"),
    *("203.162.4.190", "0313.0242.4.0276", "8.8.8.8", "134744072", "0x8.0x8.0x8.0x8", "2606:4700:4700::1111"),
    *(
        "local.vn",
        "mylan.vn",
        "nip.io.vn",
        "thcs-home.edu.vn",
        "x0x7f.vn",
        "192.168.1.1.vn",
        "kho-bia.example",
    ),
]


@pytest.mark.parametrize("host", OWN)
def test_a_machine_of_ones_own_is_known_in_every_spelling(host: str) -> None:
    """Decimal, hexadecimal, octal, short, full-width, escaped; names of local networks, and names that lead there."""
    assert is_own(host)


@pytest.mark.parametrize("host", NOT_OWN)
def test_what_looks_like_it_is_a_host_like_any_other(host: str) -> None:
    """A school's domain with such a word in it, and public addresses in the same spellings."""
    assert not is_own(host)


@given(st.ip_addresses(v=4))
def test_no_spelling_of_an_address_changes_what_it_is(address: Address) -> None:
    """Decimal, hexadecimal, octal and short forms are judged as the dotted one."""
    number = int(address)
    one, rest = number >> 24, number & 0xFFFFFF
    spelt = (str(address), str(number), hex(number), f"0{number:o}", f"{one}.{rest}", f"{one:#x}.0{rest:o}")

    assert {not is_public(address)} == {is_own(form) for form in spelt}


@given(st.ip_addresses(v=4))
def test_the_form_knows_whole_networks_of_ones_own(address: Address) -> None:
    """What the form refuses as one types is refused by the check; the form knows the networks that people have."""
    said = re.search(OWN_IN_BROWSERS, str(address)) is not None

    assert not said or is_own(str(address))
    assert said or not any(
        address in ip_network(own) for own in ("10.0.0.0/8", "127.0.0.0/8", "192.168.0.0/16")
    )


@given(st.text(max_size=30))
def test_any_host_is_judged(host: str) -> None:
    """Whatever is written, there is an answer."""
    assert is_own(host) in {True, False}
