"""Template tags of the listing."""
