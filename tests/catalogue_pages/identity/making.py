"""Logos and ensembles as tests need them."""

from catalogue_pages.identity.arrangement import Kind
from catalogue_pages.identity.ensembles import Ensemble, EnsembleLogo, Role
from catalogue_pages.identity.logos import Logo, LogoFile, Variant


def svg(width: int = 90, height: int = 30, fill: str = "#b3301a") -> str:
    """A logo that is a rectangle."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{fill}"/></svg>'
    )


def make_logo(name: str, kind: Kind = Kind.PARTNER, *drawings: str, light: str = "") -> Logo:
    """A logo with these drawings in colour, perhaps a light one; without any, an empty place."""
    logo = Logo.objects.create(name_lv=name, name_en=f"{name} (en)", kind=kind)
    for drawing in drawings:
        LogoFile.objects.create(logo=logo, svg=drawing)
    if light:
        LogoFile.objects.create(logo=logo, svg=light, variant=Variant.LIGHT)
    return logo


def make_ensemble(role: Role, *logos: Logo) -> Ensemble:
    """What stands at a place."""
    ensemble = Ensemble.objects.create(role=role)
    for order, logo in enumerate(logos):
        EnsembleLogo.objects.create(ensemble=ensemble, logo=logo, sort_order=order)
    return ensemble
