"""A real Elasticsearch on this machine: started, paused, killed and stopped by its process id."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from elasticsearch import Elasticsearch

from tests.servers import secured
from tests.servers.elasticsearch_files import elasticsearch_home
from tests.servers.java import newest_java
from tests.servers.missing import missing

LEAST_JAVA: Final = 21
_START: Final = 300.0
"""Seconds until a node must answer."""
_STOP: Final = 60.0


def free_ports(count: int) -> list[int]:
    """Ports of the loopback address that nobody listens on now."""
    opened = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in opened]
    for one in opened:
        one.close()
    return ports


class Node:
    """One node with files of its own. Its settings are those of `elasticsearch.yml`."""

    def __init__(
        self, folder: Path, settings: dict[str, Any], heap: str = "1g", *, quick_start: bool = False
    ) -> None:
        """`quick_start` spares the compiler's work, for servers that are not measured."""
        self.folder = folder
        self.settings = settings
        self.java_options = f"-Xms{heap} -Xmx{heap}"
        if quick_start:
            self.java_options += " -XX:TieredStopAtLevel=1"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        scheme = "https" if self.is_secured else "http"
        return f"{scheme}://127.0.0.1:{self.settings['http.port']}"

    @property
    def is_secured(self) -> bool:
        """Whether it asks who is asking."""
        return bool(self.settings["xpack.security.enabled"])

    @property
    def certificate(self) -> Path:
        """By which a client knows a secured node."""
        return self.folder / "config" / secured.CERTIFICATE

    def client(self, **options: Any) -> Elasticsearch:
        """A client that may do everything."""
        if self.is_secured:
            options |= secured.client_options(self.folder / "config")
        return Elasticsearch(self.url, **options)

    def start(self) -> None:
        """Start the process; `wait` tells when it answers."""
        java, home = _java(), elasticsearch_home()
        self._lay_out(home, java)
        with (self.folder / "out").open("ab") as out:
            self._process = subprocess.Popen(
                [
                    java / "bin" / "java",
                    "-cp",
                    "lib/*:lib/tools/server-launcher/*",
                    "org.elasticsearch.server.launcher.ServerLauncher",
                ],
                cwd=home,
                env=self._environment(java, home),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                **_unprivileged(),
            )

    def wait(self) -> None:
        """Wait until it answers. Raises RuntimeError with its last words when it does not."""
        deadline = time.monotonic() + _START
        with self.client(request_timeout=2, max_retries=0) as client:
            while time.monotonic() < deadline and self.is_running:
                if client.ping():
                    return
                time.sleep(0.2)
        raise RuntimeError(f"Elasticsearch does not answer:\n{self._last_words()}")

    @property
    def pid(self) -> int:
        """The id of its process and of its process group."""
        if self._process is None:
            raise RuntimeError("The node was not started.")
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether its process lives."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """End it in peace."""
        if self._process is None:
            return
        self._signal(signal.SIGTERM)
        try:
            self._process.wait(_STOP)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it at once, as kill -9 does, in the middle of whatever it does."""
        self._signal(signal.SIGKILL)
        if self._process is not None:
            self._process.wait()

    def pause(self) -> None:
        """Let it hang: connections are taken and nothing answers."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, sent: signal.Signals) -> None:
        # The launcher and the server that it starts are one group, which is ours alone.
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, sent)

    def _lay_out(self, home: Path, java: Path) -> None:
        config = self.folder / "config"
        config.mkdir(exist_ok=True, parents=True)
        for name in ("jvm.options", "log4j2.properties"):
            shutil.copyfile(home / "config" / name, config / name)
        own = {"path.data": self.folder / "data", "path.logs": self.folder / "logs"}
        lines = [f"{name}: {_written(value)}\n" for name, value in (self.settings | own).items()]
        (config / "elasticsearch.yml").write_text("".join(lines))
        if self.is_secured:
            secured.lay_out(config, java)
        for name in ("data", "logs", "temporary"):
            (self.folder / name).mkdir(exist_ok=True)
        if os.geteuid() == 0:
            for path in [self.folder, *self.folder.rglob("*")]:
                shutil.chown(path, "nobody")

    def _environment(self, java: Path, home: Path) -> dict[str, str]:
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.folder),
            "JAVA": str(java / "bin" / "java"),
            "JAVA_TYPE": "ES_JAVA_HOME",
            "ES_JAVA_HOME": str(java),
            "ES_HOME": str(home),
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_DISTRIBUTION_TYPE": "zip",
            "ES_JAVA_OPTS": self.java_options,
            "ES_TMPDIR": str(self.folder / "temporary"),
        }

    def _last_words(self) -> str:
        out = self.folder / "out"
        return out.read_text(errors="replace")[-3000:] if out.exists() else ""


class Cluster:
    """Nodes that know each other, with their files below one folder.

    A secured one has HTTPS, and one account that may do everything.
    """

    def __init__(
        self, root: Path, size: int = 1, *, quick_start: bool = False, security: bool = False
    ) -> None:
        ports = free_ports(2 * size)
        heap = "1g" if size == 1 else "512m"
        further = secured.SETTINGS if security else {}
        self.nodes = [
            Node(root / f"node-{place}", settings | further, heap, quick_start=quick_start)
            for place, settings in enumerate(_settings(ports[:size], ports[size:]))
        ]

    def __enter__(self) -> Self:
        for node in self.nodes:
            node.start()
        for node in self.nodes:
            node.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for node in self.nodes:
            node.stop()

    @property
    def urls(self) -> list[str]:
        """Where its nodes answer."""
        return [node.url for node in self.nodes]


def _settings(http: Sequence[int], transport: Sequence[int]) -> Iterator[dict[str, Any]]:
    names = [f"node-{place}" for place in range(len(http))]
    together: dict[str, Any] = {"discovery.type": "single-node"}
    if len(http) > 1:
        together = {
            "discovery.seed_hosts": [f"127.0.0.1:{port}" for port in transport],
            "cluster.initial_master_nodes": names,
        }
    for name, http_port, transport_port in zip(names, http, transport, strict=True):
        yield {
            "cluster.name": f"norisu-katalogs-tests-{http[0]}",
            "node.name": name,
            "network.host": "127.0.0.1",
            "http.port": http_port,
            "transport.port": transport_port,
            "xpack.security.enabled": False,
            # A test machine's disk may be fuller than a server would like.
            "cluster.routing.allocation.disk.threshold_enabled": False,
            # Each look at the disks lifts the blocks of indices.
            "cluster.info.update.interval": "1h",
            **together,
        }


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(f'"{one}"' for one in value) + "]"
    return str(value)


def _java() -> Path:
    java = newest_java(LEAST_JAVA)
    if java is None:
        missing("Elasticsearch", f"install Java {LEAST_JAVA} or newer")
    return java


def _unprivileged() -> dict[str, Any]:
    """Elasticsearch refuses to run as root."""
    return {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
