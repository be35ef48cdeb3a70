"""Where the people of providers write what they offer; the admin they never enter."""
