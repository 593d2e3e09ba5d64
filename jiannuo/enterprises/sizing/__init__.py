"""Size classes: large, medium, small, micro (中小企业划型标准规定, 工信部联企业〔2011〕300号, arts. 2-4).

An enterprise is of the highest class whose lower bounds it all reaches; so one number that is too low
settles the matter even while the others are unknown. What is not known leaves a set of possible classes.
"""

from jiannuo.enterprises.sizing.classes import CLASSES, possible_classes
from jiannuo.enterprises.sizing.standards import STANDARDS, Standard, standards_of

__all__ = ["CLASSES", "STANDARDS", "Standard", "possible_classes", "standards_of"]
