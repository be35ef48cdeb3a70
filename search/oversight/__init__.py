"""What editors and administrators see of the search's own state."""
