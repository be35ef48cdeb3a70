"""Real services that some tests need."""
