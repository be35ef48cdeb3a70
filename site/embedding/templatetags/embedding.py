"""The way from a listing to the code that shows it elsewhere."""

from django import template

from embedding.views import builder_address

register = template.Library()
register.simple_tag(builder_address)
