"""What no machine can judge: asked of people, with a picture of the place beside the question."""
