"""Pictures, documents and videos, with their rights."""
