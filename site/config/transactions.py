"""Whole requests as one transaction, where what a form saves and what is said of it must agree."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_READING = {"GET", "HEAD", "OPTIONS", "TRACE"}

View = Callable[..., HttpResponseBase]


def atomic_writing(view: View) -> View:
    """The view with each request that may write in one transaction; an exception undoes it all.

    So does an answer 400, into which the admin's API turns what was refused halfway. Reading stays
    outside: on SQLite every transaction takes the lock that writers wait for.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in _READING:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            if response.status_code == HTTPStatus.BAD_REQUEST:
                transaction.set_rollback(True)
            return response

    return wrapped
