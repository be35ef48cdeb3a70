"""What the API has no shape of: providers and terms of vocabularies as rows of files."""

from datetime import date
from uuid import UUID

from api.schemas import Schema, Term, Text


class Provider(Schema):
    """Everything that a provider's page says of it. The description is HTML."""

    id: UUID
    url: Text
    name: Text
    provider_type: Term
    municipality: Term | None
    summary: Text
    description: Text
    email: str
    phone: str
    website: str
    address: str
    demonstration: bool


class VocabularyTerm(Schema):
    """A term with its place among others; what only municipalities have is null elsewhere."""

    vocabulary: str
    code: str
    label: Text
    parent: str | None
    atvk: str | None
    valid_to: date | None
    latitude: float | None
    longitude: float | None
