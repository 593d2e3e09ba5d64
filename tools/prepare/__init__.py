"""Set-up of a checkout: each step runs only when what it depends on has changed.

Runs on the machine's bare Python, before anything is installed: standard library only.
"""
