"""What a matter is found by."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Wording(models.Model):
    """The searched text of a matter and the tokens of its index (``searching.keeping`` writes both).

    PostgreSQL has a GIN index on the tokens, SQLite an FTS5 table kept by triggers; both are made by
    a migration, because neither can be said in the same words.
    """

    matter = models.OneToOneField("kernel.Matter", models.CASCADE, primary_key=True, related_name="wording")
    #: folded: full-width forms narrowed, lower case, nothing but letters and digits, runs apart
    text = models.TextField()
    #: pairs of neighbouring signs, and who may see it; separated by spaces
    tokens = models.TextField()

    class Meta:
        verbose_name = _("检索文字")
        verbose_name_plural = _("检索文字")

    def __str__(self) -> str:
        return self.text[:50]
