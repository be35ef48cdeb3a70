"""Connections to subscribers: to public addresses alone, and cut off when their time is over."""

import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final
from urllib.parse import urlsplit

import requests
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

_GLOBAL_V6: Final = ipaddress.ip_network("2000::/3")
"""All IPv6 addresses of the Internet; outside of it lie those that hold others."""
_EMBEDDING: Final = tuple(map(ipaddress.ip_network, ("2001::/32", "2002::/16")))
"""Teredo and 6to4: an IPv4 address stands inside."""
_PLATFORMS: Final = frozenset(map(ipaddress.ip_address, ("168.63.129.16", "100.100.100.200")))
"""What platforms answer their own machines from, at addresses that look public."""


class Watch:
    """Cuts the connections that it knows when the time is over, whatever they are doing."""

    def __init__(self) -> None:
        self.is_over = False
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()

    def watch(self, connected: socket.socket) -> None:
        """Know a connection, also after it was wrapped: both stand for the same one."""
        with self._lock:
            self._sockets.append(connected.dup())
            if self.is_over:
                self._cut()

    def end(self) -> None:
        """The time is over."""
        with self._lock:
            self.is_over = True
            self._cut()

    def close(self) -> None:
        """Forget the connections."""
        with self._lock:
            for known in self._sockets:
                known.close()
            self._sockets.clear()

    def _cut(self) -> None:
        for known in self._sockets:
            with suppress(OSError):
                known.shutdown(socket.SHUT_RDWR)


@contextmanager
def watched(seconds: float) -> Iterator[Watch]:
    """A watch whose time is over after so many seconds: a limit that no slow sender stretches."""
    watch = Watch()
    timer = threading.Timer(seconds, watch.end)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()
        watch.close()


def _watched(kind: Any, watch: Watch) -> Any:
    """A class of connections that a watch knows before anything is sent, hands shaken included."""

    class Watched(kind):
        def _new_conn(self) -> socket.socket:
            made: socket.socket = super()._new_conn()
            watch.watch(made)
            return made

    return Watched


class GuardedAdapter(IPFilterAdapter):
    """The library's filter, stricter, for one call: what connects goes to the judged address."""

    def __init__(self, address: str, watch: Watch, *, allow_loopback: bool) -> None:
        self._watch = watch
        self._may_be_loopback = allow_loopback
        is_https = urlsplit(address).scheme == "https"
        super().__init__(is_https_proto=is_https, allow_loopback=allow_loopback)

    @property
    def is_over(self) -> bool:
        """Whether the time of the call is over: what was read then may be cut off anywhere."""
        return self._watch.is_over

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make connections that the watch knows."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            scheme: type(pool.__name__, (pool,), {"ConnectionCls": _watched(kind, self._watch)})
            for scheme, pool, kind in (
                ("http", HTTPConnectionPool, HTTPConnection),
                ("https", HTTPSConnectionPool, HTTPSConnection),
            )
        }

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> Any:
        """Whom to connect to: the one address that the library found and let pass, judged again.

        Raises InvalidIPAddress for what is not of the Internet.
        """
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        address = ipaddress.ip_address(host["host"].strip("[]"))
        if not (is_public(address) or (self._may_be_loopback and address.is_loopback)):
            raise InvalidIPAddress(address)
        return host, pool


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address is one of the Internet, and stands for no other."""
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    if address in _PLATFORMS:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return True
    return address in _GLOBAL_V6 and not any(address in one for one in _EMBEDDING)
