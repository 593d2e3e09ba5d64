"""The library into the database: policies, their versions through the loop, parameters, pools."""

from jiannuo.policies.loading.actors import Actors
from jiannuo.policies.loading.library import Loaded, load

__all__ = ["Actors", "Loaded", "load"]
