"""What a test server with security on has: HTTPS with a certificate of its own, and one account."""

import subprocess
from pathlib import Path
from typing import Any, Final

SUPERUSER: Final = ("tests", "throwaway-tests-only")
"""Who may do everything on a server that nobody but a test can reach."""
_HASH: Final = "$2a$10$abcdefghijklmnopqrstuuyrMARch.bNeV41QXbf9HaxTkhjum.oe"
"""The password's, by bcrypt."""
_STORE: Final = "http.p12"
_STORE_PASSWORD: Final = "throwaway"
_NAME: Final = "http"
CERTIFICATE: Final = "http.pem"

SETTINGS: Final[dict[str, Any]] = {
    "xpack.security.enabled": True,
    "xpack.security.http.ssl.enabled": True,
    "xpack.security.http.ssl.keystore.path": _STORE,
    "xpack.security.http.ssl.keystore.password": _STORE_PASSWORD,
}


def lay_out(config: Path, java: Path) -> None:
    """Write the account and the certificate into a node's configuration folder."""
    name, _password = SUPERUSER
    (config / "users").write_text(f"{name}:{_HASH}\n")
    (config / "users_roles").write_text(f"superuser:{name}\n")
    if (config / CERTIFICATE).exists():
        return
    _keytool(
        config,
        java,
        *("-genkeypair", "-keyalg", "EC", "-dname", "CN=tests", "-validity", "7"),
        *("-ext", "san=ip:127.0.0.1", "-ext", "bc=ca:true"),
    )
    _keytool(config, java, "-exportcert", "-rfc", "-file", CERTIFICATE)


def client_options(config: Path) -> dict[str, Any]:
    """What the superuser's client is made with, beside the address."""
    return {"basic_auth": SUPERUSER, "ca_certs": str(config / CERTIFICATE)}


def _keytool(config: Path, java: Path, *arguments: str) -> None:
    store = ("-keystore", _STORE, "-storetype", "PKCS12", "-storepass", _STORE_PASSWORD)
    subprocess.run(
        [java / "bin" / "keytool", *arguments, "-alias", _NAME, *store],
        cwd=config,
        capture_output=True,
        check=True,
    )
