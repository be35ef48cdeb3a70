"""The WSGI entry point of `api_benchmark`: the site as it is served, with `stock`'s addresses."""

import os
from importlib import import_module

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
settings.ROOT_URLCONF = "demo.load.stock"

application = import_module("config.wsgi").application
