"""The letters that a running site has sent, as they lie in its folder."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from time import monotonic, sleep

PATIENCE = 120
"""Seconds until a letter must have come; a machine with much else to do starts workers slowly."""
BETWEEN = b"-" * 79


class Post:
    """The letters of a site, each read once by its recipient."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: set[str] = set()

    def link(self, to: str, subject: str) -> str:
        """The link in the next letter to somebody whose subject begins so; waits for it to come."""
        begun = monotonic()
        while monotonic() - begun < PATIENCE:
            for letter in self._letters():
                if letter["To"] == to and str(letter["Subject"]).strip().startswith(subject):
                    self._read.add(str(letter["Message-ID"]))
                    return _link_in(letter)
            sleep(0.1)
        raise AssertionError(f"No letter “{subject}” came to {to}.")

    def _letters(self) -> list[EmailMessage]:
        files = sorted(self._folder.glob("*.log")) if self._folder.exists() else []
        texts = [text for file in files for text in file.read_bytes().split(BETWEEN)]
        found = [_parsed(text.strip()) for text in texts if text.strip()]
        return [letter for letter in found if str(letter["Message-ID"]) not in self._read]


def _parsed(text: bytes) -> EmailMessage:
    return message_from_bytes(text, policy=policy.default)


def _link_in(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    found = re.search(r"^http\S+$", body.get_content() if body else "", re.MULTILINE)
    assert found is not None, letter
    return found[0]
