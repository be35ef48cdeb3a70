"""Addresses that may not be called: refused when written down, and again when calling."""

import ipaddress
import os
import subprocess
import sys
from typing import Any

import pytest
import requests
from django.core.exceptions import ValidationError
from django.utils import translation
from requests_hardened.ip_filter import InvalidIPAddress

from tests.webhooks.receiver import receiving
from webhooks.calling import call
from webhooks.connecting import GuardedAdapter, is_public, watched
from webhooks.models import Trouble
from webhooks.targets import check

REFUSED = {
    "without encryption": "http://portal.example.lv/hook",
    "another scheme": "file:///etc/passwd",
    "gopher": "gopher://portal.example.lv/",
    "loopback by name": "https://localhost/",
    "loopback below a name": "https://x.localhost/",
    "loopback by number": "https://127.0.0.1/",
    "loopback, short": "https://127.1/",
    "decimal": "https://2130706433/",
    "octal": "https://0177.0.0.01/",
    "octal, one number": "https://017700000001/",
    "hexadecimal": "https://0x7f000001/",
    "hexadecimal parts": "https://0x7f.0.0.0x1/",
    "private": "https://10.0.0.1/",
    "metadata": "https://169.254.169.254/latest/meta-data/",
    "IPv6 loopback": "https://[::1]/",
    "IPv6 around IPv4": "https://[::ffff:127.0.0.1]/",
    "IPv6 with a zone": "https://[fe80::1%25lo]/",
    "public by number": "https://93.184.215.14/",
    "trailing dot": "https://portal.example.lv./",
    "trailing dot behind a number": "https://127.0.0.1./",
    "name and password": "https://portal.example.lv@127.0.0.1/",
    "password": "https://a:b@portal.example.lv/",
    "digits of other scripts": "https://１２７.０.０.１/",
    "circled digits": "https://①②⑦.⓪.⓪.①/",
    "a dot of another script": "https://127。0。0。1/",
    "letters of other scripts": "https://pоrtal.example.lv/",
    "percent signs": "https://%31%32%37.0.0.1/",
    "backslash": "https://portal.example.lv\\@127.0.0.1/",
    "line break": "https://portal.example.lv/\r\nHost: x",
    "tab": "https://portal\t.example.lv/",
    "space": "https://portal.example.lv/ x",
    "port of another service": "https://portal.example.lv:22/",
    "port of a database": "https://portal.example.lv:5432/",
    "port that is none": "https://portal.example.lv:99999/",
    "name of an inner network": "https://api.internal/",
    "one word": "https://portal/",
    "platform's own name": "https://metadata.google.internal/",
    "fragment": "https://portal.example.lv/#x",
    "nothing": "https:///hook",
    "too long": "https://portal.example.lv/" + "x" * 500,
}


@pytest.mark.parametrize("address", REFUSED.values(), ids=list(REFUSED))
def test_what_may_not_be_called_is_refused_with_what_would_do(address: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        check(address)
    assert refused.value.messages[0].startswith(("Write", "Leave", "Use", "“"))
    assert call(address, {}, "{}").trouble == Trouble.ADDRESS


@pytest.mark.parametrize(
    "address",
    [
        "https://portal.example.lv/webhooks",
        "https://portal.example.lv:8443/webhooks?key=1&b=2",
        "https://xn--prtls-0ta.lv/",
        "HTTPS://Portal.Example.LV/",
        "https://1.portal.example.lv/",
    ],
)
def test_a_plain_address_may_be_called(address: str) -> None:
    check(address)


NOTATIONS = {
    "loopback": "127.0.0.1",
    "loopback, another": "127.8.9.1",
    "loopback, short": "127.1",
    "decimal": "2130706433",
    "octal": "0177.0.0.01",
    "hexadecimal": "0x7f000001",
    "hexadecimal parts": "0x7f.1",
    "by name": "localhost",
    "nowhere": "0.0.0.0",
    "nowhere, short": "0",
    "private A": "10.1.2.3",
    "private B": "172.16.0.1",
    "private C": "192.168.0.1",
    "link-local, metadata": "169.254.169.254",
    "carrier's": "100.64.0.1",
    "metadata of another platform": "100.100.100.200",
    "metadata at an address that looks public": "168.63.129.16",
    "multicast": "224.0.0.1",
    "broadcast": "255.255.255.255",
    "reserved": "240.0.0.1",
    "benchmarks": "198.18.0.1",
    "documents": "203.0.113.1",
    "relay of 6to4": "192.88.99.1",
    "IPv6 loopback": "[::1]",
    "IPv6 nowhere": "[::]",
    "IPv6 around IPv4": "[::ffff:127.0.0.1]",
    "IPv6 around IPv4, hexadecimal": "[::ffff:7f00:1]",
    "IPv6 around metadata": "[::ffff:169.254.169.254]",
    "IPv6 around IPv4, old": "[::127.0.0.1]",
    "IPv6 translated": "[::ffff:0:127.0.0.1]",
    "NAT64": "[64:ff9b::7f00:1]",
    "NAT64, local": "[64:ff9b:1::7f00:1]",
    "6to4": "[2002:7f00:1::]",
    "Teredo": "[2001:0:7f00:1::1]",
    "IPv6 link-local": "[fe80::1]",
    "IPv6 of a site": "[fec0::1]",
    "IPv6 private": "[fd00:ec2::254]",
    "IPv6 multicast": "[ff02::1]",
    "IPv6 documents": "[2001:db8::1]",
    "IPv6 unassigned": "[4000::1]",
}


@pytest.mark.parametrize("host", NOTATIONS.values(), ids=list(NOTATIONS))
def test_no_connection_is_made_however_it_is_written(host: str) -> None:
    """Below the first check: what a name leads to is judged, as the machine itself reads it."""
    address = f"https://{host}/"
    request = requests.Request("POST", address, data=b"{}").prepare()
    with watched(5) as watch:
        adapter = GuardedAdapter(address, watch, allow_loopback=False)
        with pytest.raises(InvalidIPAddress):
            adapter.send(request, timeout=2)


def test_nothing_arrives_at_this_machine() -> None:
    with receiving() as inner:
        port = inner.url.split(":")[2].split("/")[0]
        for host in ("127.0.0.1", "localhost", "2130706433", "[::1]", "0"):
            for scheme in ("http", "https"):
                address = f"{scheme}://{host}:{port}/hook"
                assert call(address, {}, "{}").trouble == Trouble.ADDRESS
        assert inner.messages == []


def test_loopback_is_for_development_alone_and_for_nothing_else(settings: Any) -> None:
    settings.WEBHOOKS_ALLOW_LOOPBACK = True
    check("http://127.0.0.1:8000/hook")
    check("http://localhost:8000/hook")
    for address in ("http://10.0.0.1/", "https://portal.example.lv:22/", "http://x@localhost/"):
        with pytest.raises(ValidationError):
            check(address)


def test_production_refuses_the_setting() -> None:
    given = {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "x",
        "ALLOWED_HOSTS": "katalogs.example",
        "BASE_URL": "https://katalogs.example",
        "PYTHONPATH": "site:.",
        "WEBHOOKS_ALLOW_LOOPBACK": "yes",
    }
    command = [sys.executable, "-c", "import config.settings.production"]
    ran = subprocess.run(
        command, env=os.environ | given, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode != 0
    assert "WEBHOOKS_ALLOW_LOOPBACK lets subscribers reach this machine" in ran.stderr


@pytest.mark.parametrize("address", ["8.8.8.8", "193.41.195.1", "2a02:503::1", "2620:4f:8000::1"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
