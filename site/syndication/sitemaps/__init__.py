"""The map of the site for search engines: an index and its parts."""
