"""Pages with a public id: new on a copy and an alias, kept on a move and a revert."""

import uuid
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue_pages.publication.pages import PublicPage


class IdentifiedPage(PublicPage):
    """A public page that addresses, the index and other systems know by its public id.

    `identifiers` names the fields that no two pages share. Wagtail leaves them out of copies by
    `exclude_fields_in_copy`, but copies them into aliases, and writes a source's into its alias
    whenever the source is published.
    """

    identifiers: ClassVar[tuple[str, ...]] = ("public_id",)
    exclude_fields_in_copy: ClassVar = ["public_id"]

    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True

    def save(self, clean: bool = True, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Wagtail's
        """Save; a new alias gets identifiers of its own."""
        if self._state.adding and self.alias_of_id is not None:
            for name in self.identifiers:
                setattr(self, name, self._meta.get_field(name).get_default())
        return super().save(clean, **kwargs)

    def with_content_json(self, content: Mapping[str, Any]) -> Self:
        """Return this page with the content of a revision, and with its own public id.

        An alias keeps all its identifiers: the content is its source's.
        """
        page: Self = super().with_content_json(content)
        for name in self.identifiers if self.alias_of_id is not None else ("public_id",):
            setattr(page, name, getattr(self, name))
        return page
