"""A subscriber's own server: real, at a port of this machine, that answers as it is told."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, sleep
from typing import Any, Final

PATIENCE: Final = 60.0
"""Seconds after which a server that hangs gives up by itself."""


@dataclass(frozen=True)
class Message:
    """What came in: the path, the headers in small letters, the body, and when."""

    path: str
    headers: Mapping[str, str]
    body: str
    at: float = field(default_factory=monotonic)


@dataclass
class Receiver:
    """What a server took, and how it behaves.

    `answers` are given one after the other and the last one for good: a status, or the name of a
    bad habit (`hang`, `drip head`, `drip body`, `redirect to flood`, `cut`).
    """

    url: str = ""
    answers: list[int | str] = field(default_factory=lambda: [204])
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    slow: float = 0.0
    messages: list[Message] = field(default_factory=list)
    taken: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def ids(self) -> list[str]:
        """The ids of the messages, in the order in which they came."""
        return [one.headers["webhook-id"] for one in self.messages]

    def next_answer(self) -> int | str:
        """What the next one is answered."""
        with self.lock:
            return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class _Handler(BaseHTTPRequestHandler):
    receiver: Receiver

    def do_POST(self) -> None:
        told, length = self.receiver, int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        with told.lock:
            told.messages.append(Message(self.path, headers, body))
            told.at_once += 1
            told.most_at_once = max(told.most_at_once, told.at_once)
        told.taken.set()
        try:
            sleep(told.slow)
            self._answer(told.next_answer())
        except OSError:
            pass  # whoever called has hung up
        finally:
            with told.lock:
                told.at_once -= 1

    do_GET = do_POST  # noqa: N815

    def _answer(self, answer: int | str) -> None:
        if isinstance(answer, str):
            getattr(self, answer.replace(" ", "_"))()
            return
        self.send_response(answer)
        for name, value in self.receiver.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.receiver.body.encode())

    def hang(self) -> None:
        self.connection.settimeout(PATIENCE)
        self.connection.recv(1)  # until whoever called hangs up

    def drip_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        self._drip()

    def drip_body(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        self._drip()

    def redirect_to_flood(self) -> None:
        self.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\n\r\n")
        while not self.receiver.ended.is_set():
            self.wfile.write(b"x" * 65536)

    def cut(self) -> None:
        self.close_connection = True

    def _drip(self) -> None:
        while not self.receiver.ended.wait(0.2):
            self.wfile.write(b"x")
            self.wfile.flush()

    def log_message(self, *_said: Any) -> None:
        """Tests say what they saw."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


@contextmanager
def receiving(host: str = "127.0.0.1", port: int = 0) -> Iterator[Receiver]:
    """A server that runs until the block ends."""
    receiver = Receiver()
    handler = type("Handler", (_Handler,), {"receiver": receiver})
    with _Server((host, port), handler) as server:
        receiver.url = f"http://{host}:{server.server_address[1]}/hook"
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield receiver
        finally:
            receiver.ended.set()
            server.shutdown()
