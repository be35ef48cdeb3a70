"""One row: its columns and cells, terms by code or label, and a page as the cells of its row."""
