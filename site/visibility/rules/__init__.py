"""The rules: what they say, where they come from, how strict they are."""
