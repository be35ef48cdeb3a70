"""What is kept of people, for how long, and how it is erased (docs/personal-data.md)."""
