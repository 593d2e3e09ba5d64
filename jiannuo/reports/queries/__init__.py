"""Reads of reports that pages, exports and other apps share."""
