"""A provider's own activities as files: taken out, and brought in as drafts."""
