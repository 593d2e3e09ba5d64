"""Notices: the inbox, and the channels that say outside that there is something in it."""
