"""The form component: what a reader of a screen, of the page or of the summary finds."""

import re

from bs4 import BeautifulSoup
from django import forms
from django.template.loader import render_to_string


class Asking(forms.Form):
    name = forms.CharField(label="Name", help_text="As on the <em>sign</em>.")
    text = forms.CharField(label="Text", widget=forms.Textarea)
    kind = forms.ChoiceField(
        label="Kind", choices=[("a", "One"), ("b", "Two")], widget=forms.RadioSelect
    )
    days = forms.MultipleChoiceField(
        label="Days",
        choices=[("1", "Monday"), ("2", "Tuesday")],
        widget=forms.CheckboxSelectMultiple,
        help_text="All that fit.",
    )
    agreed = forms.BooleanField(label="I agree")
    start = forms.DateField(label="Start", widget=forms.DateInput(attrs={"type": "date"}))
    picture = forms.FileField(label="Picture")
    page = forms.ChoiceField(label="Page", choices=[("x", "X")])


def drawn(form: forms.Form, template: str) -> BeautifulSoup:
    return BeautifulSoup(render_to_string(template, {"form": form}), "html.parser")


def test_every_control_has_a_name_that_is_read_with_it() -> None:
    page = drawn(Asking(), "form/fields.html")
    controls = page.select("input, select, textarea")
    assert len(controls) == 10
    named = {label["for"] for label in page.select("label")}
    assert {control["id"] for control in controls} == named
    legends = [legend.get_text(strip=True) for legend in page.select("fieldset > legend")]
    assert legends == ["Kind", "Days"]


def test_help_and_faults_are_read_with_their_control() -> None:
    page = drawn(Asking({"page": "y"}), "form/fields.html")
    ids = {node["id"] for node in page.select("[id]")}
    described = page.select("[aria-describedby]")
    assert {name for node in described for name in str(node["aria-describedby"]).split()} <= ids
    name = page.select_one("#id_name")
    assert name is not None
    assert name["aria-describedby"] == "id_name_helptext id_name_error"
    assert name["aria-invalid"] == "true"
    assert len(described) == len(Asking().fields)


def test_the_summary_leads_to_every_faulty_control() -> None:
    form = Asking({"page": "y"})
    form.add_error(None, "Something else.")
    page, summary = drawn(form, "form/fields.html"), drawn(form, "form/error_summary.html")
    targets = [str(link["href"])[1:] for link in summary.select("a")]
    assert len(targets) == len(form.fields)
    assert all(page.find(id=target).name in {"input", "select", "textarea"} for target in targets)  # type: ignore[union-attr]
    assert "Something else." in summary.get_text()
    assert re.search(r"Name: \S", summary.get_text())


def test_a_form_without_faults_has_no_summary() -> None:
    assert render_to_string("form/error_summary.html", {"form": Asking()}).strip() == ""
