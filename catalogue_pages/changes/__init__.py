"""The journal: what changed, durably; and the editions of what processes keep in memory."""
