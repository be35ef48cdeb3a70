"""A provider's own pictures: choosing, describing, and the rights that show them."""
