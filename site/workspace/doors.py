"""The addresses of the workspace about one page, for templates that serve every page type."""

from dataclasses import dataclass

from editorial.moderation.submission import Written
from workspace.guide.guides import guide_of
from workspace.guide.questions import Question


@dataclass(frozen=True, slots=True)
class Doors:
    """Where a page is looked at, written, sent, taken back, previewed and given a picture."""

    page: Written

    @property
    def edit(self) -> str:
        """The page as a whole."""
        return self._address("edit")

    @property
    def send(self) -> str:
        """Where it is sent to the editors."""
        return self._address("send")

    @property
    def take_back(self) -> str:
        """Where it is taken back from them."""
        return self._address("take_back")

    @property
    def preview(self) -> str:
        """How visitors would see it."""
        return self._address("preview")

    @property
    def picture(self) -> str:
        """Where a picture is uploaded for it."""
        return self._address("picture")

    @property
    def questions(self) -> list[tuple[Question, str]]:
        """Every question with its address."""
        asked = guide_of(self.page).questions
        return [(one, self._address("question", one.code)) for one in asked]

    @property
    def questions_of(self) -> dict[str, str]:
        """The addresses of the questions by their codes."""
        return {one.code: address for one, address in self.questions}

    def _address(self, name: str, *arguments: str) -> str:
        return guide_of(self.page).address(name, self.page, *arguments)
