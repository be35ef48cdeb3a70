"""How activities are found."""
