"""What a query finds and in which order, in the terms of no engine."""
