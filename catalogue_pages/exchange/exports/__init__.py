"""Files that go out: exports, the template to fill in, and Wagtail's own made harmless."""
