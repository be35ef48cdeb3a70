"""What the project's own look adds to Wagtail's admin."""

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from presentation.templatetags.assets import asset


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    """Rows of the two languages, wherever a form has them, and lists of long words."""
    return format_html_join(
        "",
        '<link rel="stylesheet" href="{}">',
        ((asset(f"css/admin/{name}.css"),) for name in ("forms", "lists")),
    )


@hooks.register("insert_global_admin_js")
def scripts() -> SafeString:
    """Names for fields that Wagtail draws without one, and where the focus goes from a menu."""
    return format_html_join(
        "",
        '<script type="module" src="{}"></script>',
        ((asset(f"js/admin/{name}.js"),) for name in ("names", "menus")),
    )
