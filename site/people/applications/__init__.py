"""What organisations write that ask to offer activities, and what became of it."""
