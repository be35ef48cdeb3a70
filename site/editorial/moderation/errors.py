"""Why a decision is not taken."""

from catalogue_pages.publication.refusing import RefusedError


class DecisionError(RefusedError):
    """Raised when a decision cannot stand; the admin shows its message and nothing is written."""
