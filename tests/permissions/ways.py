"""Addresses that are many in one, and the fields that name a thing beside the path."""

from typing import Final

from django.apps import apps
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import get_page_models

from catalogue_pages.exchange.models import FileKind
from catalogue_pages.media.models import Attachment, Picture
from tests.permissions.addresses import Address, Values, Ways
from workspace.guide.about_activities import ACTIVITY
from workspace.guide.about_providers import PROVIDER

BULK: Final = "wagtail_bulk_action"
_TYPE: Final = ("content_type_app_name", "content_type_model_name")


def ways() -> Ways:
    """The kinds, formats, actions and questions that an address of the resolver takes."""
    kinds = [str(kind) for kind in FileKind.values]
    decisions = [{"action_name": name} for name in ("approve", "reject", "cancel")]
    return {
        BULK: _bulk_actions(),
        "decision": decisions,
        "decision_window": decisions,
        "exchange:export": [{"kind": kind, "form": form} for kind in kinds for form in _FORMS],
        "exchange:template": [{"kind": kind} for kind in kinds],
        "wagtailadmin_api:pages:action": [{"action_name": name} for name in _API_ACTIONS],
        "wagtailadmin_pages:add": _page_types(),
        "wagtailadmin_pages:preview_on_add": _page_types(),
        "wagtailadmin_pages:workflow_action": decisions,
        "wagtailadmin_pages:collect_workflow_action_data": decisions,
        "workspace:question": [{"code": question.code} for question in ACTIVITY.questions],
        "workspace:provider_question": [{"code": one.code} for one in PROVIDER.questions],
    }


_FORMS: Final = ("csv", "xlsx")
_API_ACTIONS: Final = (
    *("convert_alias", "copy", "delete", "publish", "unpublish", "move"),
    *("copy_for_translation", "create_alias", "revert_to_page_revision"),
)


def _page_types() -> list[dict[str, str]]:
    models = [model for model in get_page_models() if model.is_creatable]
    return [
        dict(zip(_TYPE, (model._meta.app_label, model._meta.model_name), strict=True))
        for model in models
    ]


def _bulk_actions() -> list[dict[str, str]]:
    bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")
    return [
        {"app_label": app, "model_name": model, "action": action}
        for app, models in bulk_action_registry.actions.items()
        for model, actions in models.items()
        for action in actions
    ]


def fields(address: Address, values: Values) -> dict[str, str]:
    """What a query or a form may name a thing by, beside the address's own path."""
    page, picture = str(values["page_id"]), str(values["image_id"])
    return {
        **dict.fromkeys(("page_id", "new_parent_page", "childOf", "parent"), page),
        **dict.fromkeys(("image", "picture", "pictures", "chosen"), picture),
        "id": _id(address, page),
        "collection_id": str(values["collection_id"]),
        "provider": str(values["provider"]),
        "user": str(values["wagtailusers_users:edit pk"]),
        "q": "a",
        "next": "/admin/account/",
        **dict.fromkeys(("export", "format"), "csv"),
    }


def _id(address: Address, page: str) -> str:
    """The id of a thing of the kind that the address is about; a page's where that is not said."""
    bulk, _slash, way = address.name.partition("/")
    if bulk != BULK:
        models = {"wagtailimages": Picture, "wagtaildocs": Attachment}
        model = models.get(address.name.split(":")[0].removesuffix("_chooser"))
    else:
        model = apps.get_model(way.rpartition("/")[0].replace("/", "."))
    if model is None or model._meta.label == "wagtailcore.Page":
        return page
    first = model._default_manager.first()
    return str(first.pk) if first else page
