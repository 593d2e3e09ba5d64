"""Reads of commitments that the rest of the site may use."""

from jiannuo.commitments.lights.showing import Shown, light_of, lights_of

__all__ = ["Shown", "light_of", "lights_of"]
