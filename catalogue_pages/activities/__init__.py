"""What is offered, and how complete its record is."""
