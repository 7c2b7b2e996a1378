"""Decides what each claim says about a statement, and what they say together.

One module compares one aspect and returns a Finding that names both values; `stance` says in one
table how findings decide; `verdict` puts the answer together.
"""

from service.verification.joining import join_answers
from service.verification.judging import Means
from service.verification.traits import premise_of
from service.verification.verdict import judge

__all__ = ["Means", "join_answers", "judge", "premise_of"]
