"""Files as they come: what a file is by its bytes, CSV and XLSX read, and what is wrong where."""
