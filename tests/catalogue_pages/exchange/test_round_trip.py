"""Export, then import: nothing changes, whatever people have written."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.first_pages import publish
from catalogue_pages.exchange.applying.importing import apply
from catalogue_pages.exchange.exports import exporting
from catalogue_pages.exchange.plans.plan import Options
from catalogue_pages.exchange.plans.planning import plan_activities
from catalogue_pages.exchange.rows.page_values import plain
from catalogue_pages.exchange.rows.terms import Terms
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.models import ProviderType
from tests.catalogue_pages.exchange.files import csv_bytes, stored
from tests.catalogue_pages.exchange.made_up import RICH, TEXT, contents, store
from tests.search.content import make_activity

FEW, MANY = 15, 200


def as_csv(export: exporting.Export) -> bytes:
    return b"".join(exporting.csv_chunks(export))


def as_xlsx(export: exporting.Export) -> bytes:
    output = io.BytesIO()
    exporting.write_xlsx(export, output)
    return output.getvalue()


WRITERS: tuple[Callable[[exporting.Export], bytes], ...] = (as_csv, as_xlsx)


def make_provider(catalogue: CataloguePage, name: str = "Tehnikas nams") -> ProviderPage:
    museum = ProviderType.objects.get(code="museum")
    page: ProviderPage = publish(catalogue, ProviderPage(name_lv=name, provider_type=museum))
    return page


def in_examples(examples: int, *strategies: st.SearchStrategy[Any], test: Any) -> None:
    """Run a test with that many examples, each in a transaction that is undone."""

    def undone(drawn: tuple[Any, ...]) -> None:
        with transaction.atomic():
            try:
                test(*drawn)
            finally:
                transaction.set_rollback(True)

    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    limited = settings(
        max_examples=examples, deadline=None, suppress_health_check=checks, derandomize=True
    )
    limited(given(st.tuples(*strategies))(undone))()


EXAMPLES = [FEW, pytest.param(MANY, marks=pytest.mark.long)]


@pytest.mark.parametrize("examples", EXAMPLES)
def test_export_then_import_changes_nothing(catalogue: CataloguePage, examples: int) -> None:
    provider = make_provider(catalogue)

    def nothing_changes(
        some: list[tuple[dict[str, Any], bool]], write: Any, publishes: bool, own: bool
    ) -> None:
        for number, (content, live) in enumerate(some):
            store(provider, content, number, live=live)
        options = Options(publish=publishes, provider=provider if own else None)
        content = write(exporting.activities(options.provider))
        before = stored()
        plan = plan_activities(content, options)
        assert plan.faults == []
        assert [step.differences for step in plan.steps] == [()] * len(some)
        apply(plan, options)
        assert stored() == before

    in_examples(
        examples,
        st.lists(st.tuples(contents(), st.booleans()), min_size=1, max_size=2),
        st.sampled_from(WRITERS),
        st.booleans(),
        st.booleans(),
        test=nothing_changes,
    )


@pytest.mark.parametrize("examples", EXAMPLES)
def test_what_is_changed_in_the_file_is_changed_and_nothing_else(
    catalogue: CataloguePage, examples: int
) -> None:
    provider = make_provider(catalogue)

    def just_that(content: dict[str, Any], live: bool) -> None:
        page = store(provider, content, 0, live=live)
        rows = list(csv.DictReader(io.StringIO(as_csv(exporting.activities()).decode("utf-8-sig"))))
        rows[0]["title_en"] = "A name that nobody would make up"
        options = Options(publish=False)
        plan = plan_activities(csv_bytes(rows), options)
        assert plan.faults == []
        (step,) = plan.steps
        assert [(one.field, one.new) for one in step.differences] == [
            ("name_en", rows[0]["title_en"])
        ]
        apply(plan, options)
        after = ActivityPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        assert after.name_en == rows[0]["title_en"]
        assert after.description_lv == content["description_lv"]
        assert [term.code for term in after.grades.all()] == [
            term.code for term in page.grades.all()
        ]

    in_examples(examples, contents(), st.booleans(), test=just_that)


@pytest.mark.parametrize("examples", EXAMPLES)
def test_texts_of_a_new_row_are_read_as_they_were_written(
    catalogue: CataloguePage, examples: int
) -> None:
    provider = make_provider(catalogue)
    terms = Terms()

    def read_back(description: str, topics: str, write: Any) -> None:
        texts = {"description_lv": description, "topics_lv": topics, "search_synonyms_en": topics}
        page = store(provider, texts, 0, live=True)
        export = exporting.activities()
        rows = [{**row, "external_id": "jauna", "version": ""} for row in export.rows]
        plan = plan_activities(write(exporting.Export(export.columns, rows, 1)), Options())
        assert plan.faults == []
        said = plan.steps[0].page
        before = plain(ActivityPage, page.get_latest_revision().content, "description_lv", terms)
        assert (said.description_lv or "") == before
        assert said.topics_lv == said.search_synonyms_en == rows[0]["topics"]

    in_examples(examples, RICH, TEXT, st.sampled_from(WRITERS), test=read_back)


def test_a_changed_export_is_a_change_once_also_where_no_revision_was_ever_saved(
    catalogue: CataloguePage,
) -> None:
    provider = make_provider(catalogue)
    make_activity(provider, "Roboti").revisions.all().delete()
    assert ActivityPage.objects.get().latest_revision_id is None
    (row,) = exporting.activities().rows
    content = csv_bytes([{**row, "title_lv": "Roboti un droni"}])
    done = []
    for _time in range(2):
        plan = plan_activities(content, Options(publish=False))
        (step,) = plan.steps
        done.append((step.what, [one.field for one in step.differences], step.merged.kept))
        apply(plan, Options(publish=False))
    assert done == [("updated", ["name_lv"], ()), ("unchanged", [], ())]
