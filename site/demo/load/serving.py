"""The site in processes of its own, as gunicorn serves it."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Final

from django.conf import settings

HOST: Final = "127.0.0.1"
_PATIENCE: Final = 180.0
"""Seconds until the first answer: a busy machine starts slowly."""


class NotServedError(Exception):
    """The site did not start; the message says how it ended."""


@contextmanager
def serving(application: str, processes: int) -> Iterator[int]:
    """Serve an application by gunicorn; yields its port. No limit of requests holds there."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"{HOST}:{port}"]
    places = (settings.ROOT / "site", settings.ROOT)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, places)),
        "API_LIMIT": "0",
    }
    server = subprocess.Popen(  # noqa: S603 - our own command
        [*command, "--workers", str(processes)], cwd=settings.ROOT, env=environment
    )
    try:
        _wait(server, port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = monotonic() + _PATIENCE
    while monotonic() < deadline:
        if server.poll() is not None:
            raise NotServedError(f"gunicorn ended with {server.returncode} instead of serving.")
        try:
            socket.create_connection((HOST, port)).close()
        except OSError:
            sleep(0.2)
        else:
            return
    raise NotServedError(f"The site did not answer within {_PATIENCE:.0f} seconds.")
