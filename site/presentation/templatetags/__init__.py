"""Tags of every public page."""
