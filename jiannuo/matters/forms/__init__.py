"""Forms made from what a step needs to be told."""

from jiannuo.matters.forms.step import StepForm

__all__ = ["StepForm"]
