"""How the visitor wants to see the site."""

from dataclasses import dataclass

from django.http import HttpRequest

#: cookie name -> values it may have; the first is the default
COOKIES = {"theme": ("auto", "light", "dark"), "type": ("normal", "large")}


@dataclass(frozen=True)
class Preferences:
    """Choices that the server renders into the page."""

    theme: str
    elder: bool


def preferences_of(request: HttpRequest) -> Preferences:
    """The choices in the cookies; anything unknown counts as not chosen."""
    chosen = {
        name: value if (value := request.COOKIES.get(name)) in values else values[0]
        for name, values in COOKIES.items()
    }
    return Preferences(theme=chosen["theme"], elder=chosen["type"] == "large")
