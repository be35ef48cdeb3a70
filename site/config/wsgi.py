"""The WSGI entry point."""

import os
import sys
from pathlib import Path

from django.core.wsgi import get_wsgi_application

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1])]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

from config.warming import warm  # noqa: E402  # imports models, and so needs the apps

warm(application)
