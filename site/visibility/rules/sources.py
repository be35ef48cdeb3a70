"""Where rules come from, as they are named to people; what follows in a source is joined to it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

ANNEX: Final = _("Regulation (EU) 2021/1060, Annex IX")
NATIONAL: Final = _("National guidelines on visibility, as reprinted")
STANDARD: Final = _("Graphics guide to the European emblem")
GUIDELINES: Final = _("Guidelines of the European Commission (to be confirmed)")
DESCRIBED: Final = _("Regulation (EU) 2021/1060, Article 50(1)(a)")
STATED: Final = _("Regulation (EU) 2021/1060, Article 50(1)(b)")
DISPLAYED: Final = _("Regulation (EU) 2021/1060, Article 50(1)(d)")
CELEBRATED: Final = _("Regulation (EU) 2021/1060, Article 50(1)(e)")
LIST: Final = _("Regulation (EU) 2021/1060, Article 49(3)")
MATERIAL: Final = _("Regulation (EU) 2021/1060, Article 49(6)")
ACCESSIBILITY: Final = _("Cabinet Regulation No. 445 (2020), EN 301 549")
COOKIES: Final = _("Information Society Services Law, section 7.1")
