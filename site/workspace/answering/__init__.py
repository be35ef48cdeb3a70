"""Answers to one question: the form, what people type, and saving it without loss."""
