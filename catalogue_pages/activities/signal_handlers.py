"""What changes an activity writes it into the journal."""


def connect() -> None:
    """Listen to everything that an activity shows."""
