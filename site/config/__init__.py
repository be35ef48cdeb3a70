"""Settings, addresses and entry points of the running site."""
