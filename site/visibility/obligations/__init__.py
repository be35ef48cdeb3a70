"""What the rules of visibility oblige people to do: tasks with owner, day, evidence and state."""
