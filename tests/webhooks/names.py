"""A program that is told other addresses by its own name server: `python -m tests.webhooks.names`.

It must run where it may do what it likes with the network: `unshare --map-root-user --net --mount`.
There it has a server at an address of the Internet, one at this machine's own, and a real name
server that `/etc/resolv.conf` names. It prints as JSON what came of each call.
"""

import fcntl
import ipaddress
import json
import socket
import ssl
import struct
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

PUBLIC: Final = "93.184.215.14"
"""An address of the Internet, which in this network is this program's own."""
FOLDER: Final = Path(mkdtemp())
ANSWERS: Final = {
    "loopback": ["127.0.0.1"],
    "nowhere": ["0.0.0.0"],
    "private-a": ["10.1.2.3"],
    "private-b": ["172.16.0.1"],
    "private-c": ["192.168.0.1"],
    "metadata": ["169.254.169.254"],
    "platform": ["168.63.129.16"],
    "carrier": ["100.64.0.1"],
    "multicast": ["224.0.0.1"],
    "broadcast": ["255.255.255.255"],
    "v6-loopback": ["::1"],
    "v6-around-v4": ["::ffff:127.0.0.1"],
    "v6-private": ["fd00:ec2::254"],
    "v6-link-local": ["fe80::1"],
    "v6-of-a-site": ["fec0::1"],
    "nat64": ["64:ff9b::7f00:1"],
    "6to4": ["2002:7f00:1::"],
    "teredo": ["2001:0:7f00:1::1"],
    "changing": [PUBLIC, "127.0.0.1"],
    "public": [PUBLIC],
}
"""What a name leads to: the first time it is asked for, and from the second time on."""
BODY: Final = b"{}"
ASKED: Final[Counter[str]] = Counter()


def give_addresses() -> None:
    """Let the loopback interface be up, and have the public address as well."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        up = struct.pack("16sh14x", b"lo", 0x1 | 0x40)
        fcntl.ioctl(control, 0x8914, up)  # SIOCSIFFLAGS
        packed = struct.pack("16sHH4s8x", b"lo:1", socket.AF_INET, 0, socket.inet_aton(PUBLIC))
        fcntl.ioctl(control, 0x8916, packed)  # SIOCSIFADDR
        fcntl.ioctl(control, 0x8914, struct.pack("16sh14x", b"lo:1", 0x1 | 0x40))


def name_the_server() -> None:
    """Let this process's machine ask this process for names, and look into no file for them."""
    written = {"resolv.conf": "nameserver 127.0.0.1\n", "nsswitch.conf": "hosts: dns\n"}
    for name, text in written.items():
        (FOLDER / name).write_text(text)
        subprocess.run(["mount", "--bind", str(FOLDER / name), f"/etc/{name}"], check=True)


def serve_names() -> None:
    """Answer A and AAAA (RFC 1035, RFC 3596) by `ANSWERS`, for ever."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))

    def serve() -> None:
        while True:
            query, who = server.recvfrom(512)
            server.sendto(_answer(query), who)

    threading.Thread(target=serve, daemon=True).start()


def _answer(query: bytes) -> bytes:
    end = query.index(b"\0", 12) + 5
    label = query[13 : 13 + query[12]].decode()
    kind = struct.unpack("!H", query[end - 4 : end - 2])[0]
    answers = ANSWERS.get(label, [])
    record = b""
    if answers:
        address = ipaddress.ip_address(answers[min(ASKED[label], len(answers) - 1)])
        if kind == (1 if address.version == 4 else 28):
            ASKED[label] += 1
            packed = address.packed
            record = b"\xc0\x0c" + struct.pack("!HHIH", kind, 1, 0, len(packed)) + packed
    flags = 0x8180 if answers else 0x8183
    return query[:2] + struct.pack("!HHHHH", flags, 1, bool(record), 0, 0) + query[12:end] + record


def certify() -> str:
    """A certificate for every name here, by an authority of its own; returns that one's file."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "names")])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("*.portals.lv")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    (FOLDER / "certificate.pem").write_bytes(pem)
    form = serialization.PrivateFormat.PKCS8
    none = serialization.NoEncryption()
    (FOLDER / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, none))
    return str(FOLDER / "certificate.pem")


def serve(address: str, said: str) -> Counter[str]:
    """A subscriber's server at port 443 of an address; counts what comes in, and answers `said`."""
    taken: Counter[str] = Counter()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(FOLDER / "certificate.pem", FOLDER / "key.pem")
    server = socket.create_server((address, 443))

    def work() -> None:
        while True:
            connected, _who = server.accept()
            taken["connections"] += 1
            try:
                with context.wrap_socket(connected, server_side=True) as safe:
                    read = b""
                    while not read.endswith(BODY):
                        read += safe.recv(65536)
                    safe.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n{said}".encode())
            except OSError:
                continue

    threading.Thread(target=work, daemon=True).start()
    return taken


def main() -> None:
    """Call every name, and the changing one a second time."""
    give_addresses()
    name_the_server()
    serve_names()
    authority = certify()
    outside, inside = serve(PUBLIC, "public"), serve("127.0.0.1", "inside")

    import django
    from django.conf import settings

    django.setup()
    settings.WEBHOOKS_CA_BUNDLE = authority
    from webhooks.calling import call

    came = {}
    for name in (*ANSWERS, "changing", "unknown"):
        before = ASKED[name]
        outcome = call(f"https://{name}.portals.lv/hook", {}, BODY.decode())
        again = " again" if name in came else ""
        came[name + again] = {**asdict(outcome), "asked": ASKED[name] - before}
    counted = {"outside": outside["connections"], "inside": inside["connections"]}
    sys.stdout.write(json.dumps({"came": came, **counted}))


if __name__ == "__main__":
    main()
