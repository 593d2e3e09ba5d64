"""The small town of ``policies.tests``."""

from jiannuo.policies.tests.conftest import city, claim, version

__all__ = ["city", "claim", "version"]
