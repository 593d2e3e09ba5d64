"""What is known of all enterprises in columns: ``knowing`` for a million statements at once."""

from jiannuo.enterprises.columns.believing import Believed, believed
from jiannuo.enterprises.columns.reading import FOREVER, LEAST, MOST, Told, read
from jiannuo.enterprises.columns.sizes import sized

__all__ = ["FOREVER", "LEAST", "MOST", "Believed", "Told", "believed", "read", "sized"]
