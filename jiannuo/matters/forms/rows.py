"""Picking units or posts from a long list: a search box above radio buttons or check boxes.

Without script it is the whole list in a box that scrolls; ``pick.js`` adds the search.
"""

from typing import Any

from django import forms


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
