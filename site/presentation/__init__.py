"""What every public page shares: language of the address, headers, covers, template tags."""
