"""Documents and pictures made of what the catalogue says: posters, sheets, slides, footers."""
