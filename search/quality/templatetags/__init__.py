"""Template tags that show what a query finds."""
