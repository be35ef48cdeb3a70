"""What the catalogue says: one small Django app a subject."""
