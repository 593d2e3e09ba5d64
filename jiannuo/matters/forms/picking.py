"""Picking from lists: a few choices as they are, units and posts with a search box above them.

Without script a long list is a box that scrolls; ``pick.js`` adds the search.
"""

from typing import Any

from django import forms


class Choose(forms.RadioSelect):
    """One of a few."""

    template_name = "matters/_radios.html"
    option_template_name = "matters/_pick_option.html"


class ChooseSome(forms.CheckboxSelectMultiple):
    """Several of a few."""

    template_name = "matters/_radios.html"
    option_template_name = "matters/_pick_option.html"


class PickOne(forms.RadioSelect):
    """One of many."""

    template_name = "matters/_pick.html"
    option_template_name = "matters/_pick_option.html"


class PickMany(forms.CheckboxSelectMultiple):
    """Several of many."""

    template_name = "matters/_pick.html"
    option_template_name = "matters/_pick_option.html"

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """An empty list looks like none."""
        return False
