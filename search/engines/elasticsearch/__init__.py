"""The engine of several machines: Elasticsearch."""
