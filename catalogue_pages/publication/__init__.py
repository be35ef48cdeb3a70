"""The gate: what must hold before something becomes public."""
