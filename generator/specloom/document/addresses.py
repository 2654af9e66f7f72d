"""Tells public network addresses from all others."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""IPv4 behind a translator (RFC 6052 §2.1) and as it once was written in IPv6 (RFC 4291
§2.5.5.1): the last 32 bits are the address.
"""


def is_public(address: str) -> bool:
    """Whether an IPv4 or IPv6 address can be reached by everybody: not loopback, private,
    link-local, shared, multicast or reserved, nor an IPv6 form of one that is.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return found.is_global and not found.is_multicast
    if any(not is_public(str(inner)) for inner in _embedded(found)):
        return False
    if found.ipv4_mapped is not None:
        return True
    return found.is_global and not found.is_multicast and not found.is_site_local


def _embedded(address: IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that packets for an IPv6 address may end at."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in _TRANSLATED):
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [inner for inner in found if inner is not None]
