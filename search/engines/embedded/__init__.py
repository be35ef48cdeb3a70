"""The engine inside the process, on tantivy."""
