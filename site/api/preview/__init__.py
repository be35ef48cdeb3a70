"""Drafts for a front end of somebody else: kept for a while, shown for a token."""
