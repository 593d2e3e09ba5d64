"""Economic and social indicators, and what was observed or promised of them."""

from jiannuo.indicators.models.indicator import Indicator, Observation

__all__ = ["Indicator", "Observation"]
