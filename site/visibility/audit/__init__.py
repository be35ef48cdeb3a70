"""The audit: what a browser shows of pages, measured and judged by the rules."""
