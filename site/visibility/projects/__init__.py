"""Whether the website describes the operation, and renews what it says (rules O1 and L3)."""
