"""Moderation on Wagtail's workflow: submit, approve or return with reasons, and again."""
