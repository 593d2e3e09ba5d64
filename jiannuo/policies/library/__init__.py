"""Policies as data: national and local ones with their source, and the words their conditions use.

Pure: no Django. Numbers were taken from secondary copies; each file says whether it must still be
compared with the official text.
"""
