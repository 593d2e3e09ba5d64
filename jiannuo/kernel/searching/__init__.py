"""Finding matters by their words. Chinese is written without spaces: the index holds pairs of signs."""

from jiannuo.kernel.searching.finding import Search
from jiannuo.kernel.searching.keeping import keep_wording, rebuild
from jiannuo.kernel.searching.signs import highlighted, runs

__all__ = ["Search", "highlighted", "keep_wording", "rebuild", "runs"]
