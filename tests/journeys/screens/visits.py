"""Which screens are visited as whom, and which addresses are no screens."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from tests.journeys.screens.addresses import Address

NOT_SCREENS: Final = {
    "*_results": "part",
    "*:approve": "press",
    "*:refuse": "press",
    "wagtailsnippets_visibility_question:answer": "press",
    "wagtailsnippets_webhooks_*:again": "press",
    "wagtailsnippets_webhooks_*:secret": "press",
    "wagtailsnippets_webhooks_*:test": "press",
    "exchange:apply": "press",
    "exchange:cancel": "press",
    "provider_withdraw": "press",
    "provider_remove": "press",
    "workspace:invite": "press",
    "workspace:withdraw_invitation": "press",
    "workspace:remove": "press",
    "workspace:leave": "press",
    "workspace:send": "press",
    "workspace:take_back": "press",
    "workspace:copy": "press",
    "workspace:still_true": "press",
    "workspace:bring_file": "press",
    "workspace:import_apply": "press",
    "workspace:import_cancel": "press",
    "workspace:provider_send": "press",
    "workspace:provider_take_back": "press",
    "workspace:renew_consent": "press",
    "workspace:withdraw_consent": "press",
    "workspace:import_progress": "data",
    "workspace:export_*": "data",
    "workspace:files_template": "data",
    "exchange:progress": "data",
    "exchange:export": "data",
    "exchange:template": "data",
    "materials:*_file": "data",
    "consent_proof": "data",
    "wagtailsnippets_visibility_question:picture": "data",
    "document_file": "data",
    "obligation_evidence*": "data",
    "operation_figures": "data",
    "operation_material": "data",
    "*_chooser:*": "dialog",
    "decision*": "dialog",
    "wagtailsnippetchoosers_*": "dialog",
    "*:preview_on_*": "frame",
    "*login/": "elsewhere",
    "wagtailsnippets_visibility_question:next": "elsewhere",
    "workspace:*front_end": "elsewhere",
    "wagtailsnippets_visibility_[!o]*:edit": "elsewhere",
    "wagtailsnippets_visibility_*:delete": "elsewhere",
    "wagtailsnippets_webhooks_delivery:[!il]*": "elsewhere",
    "wagtailsnippets_visibility_[!o]*:usage": "elsewhere",
}
"""Addresses by their names that show no page of their own, and what they are instead.

A part is the list of a page that is visited; a press takes only POST; data are files and JSON; a
dialog and a frame stand in a form that is visited, and one of each is opened there; elsewhere leads
to another address.
"""

ROLES: Final = (
    ("wagtailsnippets_vocabularies_*", "administrator"),
    ("wagtailsnippets_identity_*", "administrator"),
    ("wagtailsnippets_visibility_*", "communications"),
    ("wagtailsnippets_webhooks_*", "administrator"),
    ("wagtailusers_*", "administrator"),
    ("people_*", "administrator"),
    ("audit_report", "auditor"),
    ("unfound_report", "communications"),
    ("consents_report", "communications"),
    ("exceptions_report", "communications"),
    ("projects_report", "communications"),
    ("workspace:*", "provider"),
    ("account_overview", "provider"),
    ("offer*", "nobody"),
    ("accept_invitation", "nobody"),
    ("review_link", "nobody"),
    ("materials:*", "nobody"),
    ("open_data_page", "nobody"),
    ("api_page", "nobody"),
    ("embedding:*", "nobody"),
    ("*", "editor"),
)
"""Whom a screen is for: the first pattern that fits its name."""

MORE: Final = {
    "front page of an administrator": ("administrator", "/admin/"),
    "front page of an editor": ("editor", "/admin/"),
    "front page of communications": ("communications", "/admin/"),
    "front page of an auditor": ("auditor", "/admin/"),
    "activities of a provider": ("editor", "/admin/pages/{provider}/"),
    "new activity": ("editor", "/admin/pages/add/activities/activitypage/{alone}/"),
    "people: nobody yet": ("editor", "/admin/providers/{alone}/people/"),
    "people: only to be seen": ("auditor", "/admin/providers/{provider}/people/"),
    "import with faults": ("editor", "/admin/exchange/{refused}/"),
    "import that is done": ("editor", "/admin/exchange/{done}/"),
    "import under way": ("editor", "/admin/exchange/{waiting}/"),
    "picture": ("editor", "/admin/images/{image_id}/"),
    "picture that is withheld": ("editor", "/admin/images/{withheld}/"),
    "new picture": ("editor", "/admin/images/add/"),
    "pictures": ("communications", "/admin/images/"),
    "document": ("communications", "/admin/documents/edit/{document_id}/"),
    "obligations that are done": (
        "auditor",
        "/admin/snippets/visibility/obligation/?state=done",
    ),
    "letters: none": ("editor", "/admin/reports/letters/?recipient=zzz"),
    "freshness: one state": ("auditor", "/admin/reports/freshness/?state=overdue"),
    "gaps of an age": ("auditor", "/admin/reports/gaps/?group=1"),
    "gaps: nowhere": ("auditor", "/admin/reports/gaps/?region=0"),
    "question, only to be seen": (
        "auditor",
        "/admin/snippets/visibility/question/inspect/{question}/",
    ),
    "questions of places that look different now": (
        "communications",
        "/admin/snippets/visibility/question/?state=replaced",
    ),
    "webhook subscriber, only to be seen": (
        "auditor",
        "/admin/snippets/webhooks/subscriber/inspect/{subscriber}/",
    ),
    "applications: none": ("editor", "/admin/applications/?q=zzz"),
    "review link that opens nothing": ("nobody", "/lv/parbaude/x/"),
    **{
        f"question {code}": ("provider", f"/lv/darbvieta/norises/{{public_id}}/jautajumi/{code}/")
        for code in ("kam", "kur", "kad", "cik-maksa", "kas-var", "ka-izskatas")
    },
}
"""Screens of Wagtail's own addresses that are made of our parts, and other states of ours."""

SHORT: Final = ("front page of *", "*_report", "exchange:index", "applications:index")
"""Screens that every run looks at; the long run looks at all of them, which takes minutes."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A screen to be seen: what it is called here, by whom, and where."""

    name: str
    role: str
    path: str

    @property
    def is_long(self) -> bool:
        """Whether it is left to the long run."""
        return not any(fnmatchcase(self.name, pattern) for pattern in SHORT)


def sort_of(address: Address) -> str | None:
    """What an address is instead of a screen; None for a screen."""
    for pattern, sort in NOT_SCREENS.items():
        if fnmatchcase(address.name, pattern):
            return sort
    return None


def role_for(name: str) -> str:
    """Whom a screen is for."""
    return next(role for pattern, role in ROLES if fnmatchcase(name, pattern))


def visits(
    addresses: Iterator[Address] | list[Address], values: Mapping[str, object]
) -> Iterator[Visit]:
    """A visit for every screen among the addresses, and those of Wagtail's that are ours in part.

    Raises LookupError for an address whose parameters nothing stands for.
    """
    for address in addresses:
        if sort_of(address) is None:
            yield Visit(address.name, role_for(address.name), address.filled(values))
    for name, (role, path) in MORE.items():
        yield Visit(name, role, path.format_map(values))
