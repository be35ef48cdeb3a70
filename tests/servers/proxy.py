"""A small proxy before a real server, which can be told to spoil what passes through it."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

_CHUNK: Final = 65536


def answer(body: str, status: str = "200 OK", kind: str = "application/json") -> bytes:
    """A whole HTTP answer that claims to be Elasticsearch's."""
    text = body.encode()
    head = (
        f"HTTP/1.1 {status}\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(text)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + text


@dataclass
class Proxy:
    """Passes everything on to `port`, unless it delays it or answers itself.

    `delay` is in seconds; `instead` is what every request is answered with when it is not empty.
    `asked` counts the requests. Where `only` is not empty, nothing but requests that hold it is
    spoilt.
    """

    port: int
    delay: float = 0.0
    instead: bytes = b""
    asked: int = 0
    only: bytes = b""
    listening: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.listening.getsockname()[1]}"

    def serve(self) -> None:
        """Take connections until the listening socket is closed."""
        with suppress(OSError):
            while True:
                caller, _address = self.listening.accept()
                threading.Thread(target=self._serve_one, args=(caller,), daemon=True).start()

    def _serve_one(self, caller: socket.socket) -> None:
        address = ("127.0.0.1", self.port)
        with caller, suppress(OSError), socket.create_connection(address) as server:
            back = threading.Thread(target=_pass_on, args=(server, caller), daemon=True)
            back.start()
            with suppress(OSError):
                self._pass_there(caller, server)
            server.shutdown(socket.SHUT_RDWR)
            back.join()  # a socket that is closed while it is read from may read another's bytes

    def _pass_there(self, caller: socket.socket, server: socket.socket) -> None:
        while asked := caller.recv(_CHUNK):
            self.asked += 1
            spoilt = self.only in asked
            time.sleep(self.delay if spoilt else 0.0)
            if self.instead and spoilt:
                caller.sendall(self.instead)
                return
            server.sendall(asked)


def _pass_on(source: socket.socket, destination: socket.socket) -> None:
    with suppress(OSError):
        while told := source.recv(_CHUNK):
            destination.sendall(told)


@contextmanager
def proxy_before(port: int) -> Iterator[Proxy]:
    """A proxy that passes everything on to a port of this machine."""
    made = Proxy(port)
    threading.Thread(target=made.serve, daemon=True).start()
    try:
        yield made
    finally:
        made.listening.close()
