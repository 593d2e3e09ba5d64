"""The table of time limits: what a site starts with, and what a district may promise."""
