"""Which network addresses may be asked for a page: those of the public internet.

A link in a list of sources must not make Parley ask the machine it runs on, its neighbours or a cloud's metadata service.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# 64:ff9b::/96 (RFC 6052) leads to the IPv4 address in its last 32 bits through a translator; Python counts it as global.
_NAT64 = IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, in the order in which the system would try them.

    Raises:
        OSError: the host is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(address: str) -> bool:
    """True if ``address`` is a unicast address of the public internet, also where it carries an IPv4 address inside."""
    found = ip_address(address)
    inner = _inner(found) if isinstance(found, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    special = found.is_multicast or found.is_reserved or found.is_unspecified or found.is_loopback or found.is_link_local
    return found.is_global and not special and not (isinstance(found, IPv6Address) and found.is_site_local)


def _inner(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
