"""Offering activities for the first time: a public form, a letter, a decision of the editors."""
