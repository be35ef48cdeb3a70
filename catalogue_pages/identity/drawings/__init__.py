"""Vector drawings of logos: what they may hold, their size, and the emblem's geometry."""
