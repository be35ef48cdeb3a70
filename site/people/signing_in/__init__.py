"""How people sign in: one door for the whole site, throttled, with a second factor."""
