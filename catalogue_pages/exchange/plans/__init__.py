"""What an import would do, row by row and field by field, before anything is done."""
