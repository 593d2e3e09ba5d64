"""The list of matters: what is asked for, which matters answer, page by page, and how many there are."""

from jiannuo.matters.listing.asked import Asked
from jiannuo.matters.listing.counting import Count, counted
from jiannuo.matters.listing.keyset import Page, page_of
from jiannuo.matters.listing.matching import Found, find

__all__ = ["Asked", "Count", "Found", "Page", "counted", "find", "page_of"]
