"""Answers for people: where an enterprise stands to a policy, why, how far off, and what to ask next."""

from jiannuo.policies.answering.answer import Answer, answer, answer_about
from jiannuo.policies.answering.asking import Ask
from jiannuo.policies.answering.cards import Card, Cards, cards
from jiannuo.policies.answering.line import Line

__all__ = ["Answer", "Ask", "Card", "Cards", "Line", "answer", "answer_about", "cards"]
