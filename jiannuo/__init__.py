"""Jiannuo (践诺, to make good on a promise): the system a Chinese district government runs on."""

__version__ = "0.1.0"
