"""Home and content pages, articles, navigation."""
