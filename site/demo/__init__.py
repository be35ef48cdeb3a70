"""The demonstration catalogue: its pages, accounts and loads."""
