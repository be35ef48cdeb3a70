"""A program: `python -m tests.catalogue_pages.exchange.begin_run ROWS` leaves a run that waits."""

import sys

import django

django.setup()

from catalogue_pages.exchange.runs import steps  # noqa: E402 - Django must be set up first
from catalogue_pages.exchange.runs.running import carry_out  # noqa: E402
from tests.catalogue_pages.exchange.files import csv_bytes, row  # noqa: E402

content = csv_bytes(row(f"n{number}") for number in range(int(sys.argv[1])))
run = steps.begin(steps.Upload(content, "norises.csv"), user=None)
if run.is_under_way:
    carry_out(run.pk)
    run.refresh_from_db()
if not steps.apply_later(run):
    sys.exit(f"The run is {run.state}: {run.report}")
