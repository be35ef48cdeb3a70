"""The actions below a list of pages."""

from wagtail import hooks

from editorial.bulk.actions import ContactAction, SeasonsAction, VerifyAction

for action in (VerifyAction, SeasonsAction, ContactAction):
    hooks.register("register_bulk_action", action)
