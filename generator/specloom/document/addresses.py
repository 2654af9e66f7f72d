"""Decides whether a network address is public."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""IPv6 networks whose last 32 bits are an IPv4 address: NAT64 (RFC 6052 §2.1) and the
deprecated IPv4-compatible addresses (RFC 4291 §2.5.5.1).
"""


def is_public(address: str) -> bool:
    """Whether an IPv4 or IPv6 address is public: not loopback, private, link-local, shared,
    multicast or reserved, nor an IPv6 form of such an address.
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
    """Return the IPv4 addresses that packets for an IPv6 address may reach."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in _TRANSLATED):
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [inner for inner in found if inner is not None]
