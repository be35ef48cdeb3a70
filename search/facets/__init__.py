"""One file a facet."""
