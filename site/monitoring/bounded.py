"""A question that is answered in time or not at all, and asked by one thread at once."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread
from typing import Generic, TypeVar

from django.db import connections

T = TypeVar("T")


class Bounded(Generic[T]):
    """A question to something that may hang: a database or a cluster behind a network.

    Each asking has a thread, for nothing else bounds every way to hang. Whoever asks while it is
    being answered waits for the same answer, so that a service that hangs holds one thread and not
    one a probe.
    """

    def __init__(self, question: Callable[[], T]) -> None:
        self._question = question
        self._lock = Lock()
        self._answer: Future[T] | None = None

    def ask(self) -> Future[T]:
        """Begin, or join in; the future's `result()` takes how many seconds to wait."""
        with self._lock:
            if self._answer is None or self._answer.done():
                answer: Future[T] = Future()
                asking = Thread(target=self._find, args=(answer,), daemon=True)
                try:
                    asking.start()
                except RuntimeError as error:  # no thread is to be had now
                    answer.set_exception(error)
                self._answer = answer
            return self._answer

    def _find(self, answer: Future[T]) -> None:
        try:
            found = self._question()
        except BaseException as error:
            answer.set_exception(error)
        else:
            answer.set_result(found)
        finally:
            connections.close_all()
