"""Drafts that were previewed, and the tokens that show them.

A token is signed, names one draft as it was at one moment, and lasts as long as it is kept. It is
worth what its person is worth at the moment of asking: who may no longer edit the page, or whose
sessions were all ended, has handed out nothing.
"""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.signing import BadSignature, TimestampSigner
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from wagtail.models import Page

from api.models import PreviewDraft
from catalogue_pages.publication.editing import may_edit

LASTS: Final = timedelta(hours=1)
EVERY: Final = 600.0
"""Seconds between two clearings."""
MOST: Final = 50
"""Drafts of one page that are kept for one person: the panel beside a form makes many."""
_SALT: Final = "api.preview.1"
logger = logging.getLogger(__name__)


def keep(page: Page, person: Any) -> str | None:
    """Keep a page as it is in memory, and return its token; None for who may not edit it."""
    parent = None if page.pk else Page.objects.filter(path=page.path[: -page.steplen]).first()
    if not _may_write(person, page if page.pk else None, parent):
        return None
    made = PreviewDraft.objects.create(
        person=person,
        session=_session(person),
        content_type=ContentType.objects.get_for_model(type(page)),
        page_id=page.pk,
        parent=parent,
        content=page.serializable_data(),
    )
    _drop_oldest(made)
    return _signer().sign(made.key.hex)


def read(token: str) -> tuple[Page, datetime] | None:
    """The draft that a token shows, and until when; None for whatever reason it shows nothing."""
    try:
        key = UUID(_signer().unsign(token, max_age=LASTS))
    except (BadSignature, ValueError):
        return None
    rows = PreviewDraft.objects.select_related("person", "content_type", "page", "parent")
    row = rows.filter(key=key).first()
    if row is None or not constant_time_compare(row.session, _session(row.person)):
        return None
    stored = row.page.specific if row.page else None
    if not _may_write(row.person, stored, row.parent):
        return None
    draft = _draft(row.content, stored, row.content_type)
    return (draft, row.made_at + LASTS) if draft is not None else None


def clear(now: datetime | None = None) -> None:
    """Delete what no token shows any more."""
    PreviewDraft.objects.filter(made_at__lt=(now or timezone.now()) - LASTS).delete()


def _signer() -> TimestampSigner:
    return TimestampSigner(sep=".", salt=_SALT)


def _session(person: Any) -> str:
    return salted_hmac(_SALT, person.get_session_auth_hash(), algorithm="sha256").hexdigest()


def _may_write(person: Any, page: Page | None, parent: Page | None) -> bool:
    """Whether a person may edit a page, or add one below `parent` where it was not saved yet."""
    if page is not None:
        return may_edit(person, page)
    if parent is None or not person.is_active:
        return False
    return bool(parent.permissions_for_user(person).can_add_subpage())


def _draft(content: Mapping[str, Any], stored: Page | None, kind: ContentType) -> Page | None:
    model: Any = kind.model_class()
    read = stored.with_content_json if stored else model.from_serializable_data
    try:
        found: Page = read(dict(content))
    except Exception:
        logger.warning("A previewed draft cannot be read any more", exc_info=True)
        return None
    return found


def _drop_oldest(made: PreviewDraft) -> None:
    same = PreviewDraft.objects.filter(
        Q(page=made.page_id) if made.page_id else Q(page=None, parent=made.parent),
        person=made.person,
    )
    kept = list(same.order_by("-pk").values_list("pk", flat=True)[:MOST])
    same.filter(pk__lt=kept[-1]).delete()
