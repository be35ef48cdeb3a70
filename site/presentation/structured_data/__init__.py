"""What public pages say to machines: JSON-LD in the words of schema.org."""
