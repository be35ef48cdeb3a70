"""When each duty last had its turn."""

from typing import ClassVar

from django.db import models


class Turn(models.Model):
    """The last turn of a duty: when it ended, and when one last ended well."""

    duty = models.CharField(max_length=60, unique=True)
    ended_at = models.DateTimeField()
    succeeded_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Turn"]] = models.Manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.duty)
