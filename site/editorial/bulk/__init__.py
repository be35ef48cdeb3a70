"""Many at once in the admin: still true, seasons, contact."""
