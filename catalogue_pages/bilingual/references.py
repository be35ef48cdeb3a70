"""What Wagtail counts as uses: the columns of both languages, and not a third time their base."""

from typing import Any

from modeltranslation.translator import translator


def count_once() -> None:
    """Leave the base column of every bilingual field out of Wagtail's reference index.

    It repeats the language of the last save. To be called once all models are registered.
    """
    for model in translator.get_registered_models(abstract=False):
        for name in translator.get_options_for_model(model).all_fields:
            field: Any = model._meta.get_field(name)
            field.wagtail_reference_index_ignore = True
            if hasattr(field, "extract_references"):  # of texts, Wagtail asks nothing else
                field.extract_references = _nothing


def _nothing(_value: object) -> tuple[()]:
    return ()
