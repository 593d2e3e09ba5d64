"""Which files of the npm packages the site serves: those the pages use, and nothing else."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.files.storage import Storage


class VendoredFinder(FileSystemFinder):
    """Finds the files named in ``settings.VENDORED``.

    Whole packages would put thousands of files on the site, and some of their style sheets name
    pictures that the package does not ship, which the manifest storage rightly refuses.
    """

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """The vendored files with the storage each lies in."""
        for path, storage in super().list(ignore_patterns):
            prefix: Any = getattr(storage, "prefix", "")
            if f"{prefix}/{path}" in settings.VENDORED:
                yield path, storage
