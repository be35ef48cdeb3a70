"""The rules of EU visibility as data, and a browser that looks at every page by them."""
