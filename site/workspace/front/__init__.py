"""What a person sees first: what waits, what is to be confirmed, what happened lately."""
