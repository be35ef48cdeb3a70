"""Tags that templates ask this room by."""
