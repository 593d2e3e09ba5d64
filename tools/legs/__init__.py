"""The legs of ``./test``: every check of the project, timed, bounded and summed up."""
