"""Reads a claim beside a statement with a language-inference model, where no rule can join the two.

The model is made by `training.inference` from the pairs of `training/pairs`; it knows no corpus.
"""

from service.inference.model import Inference, Inferred, open_inference

__all__ = ["Inference", "Inferred", "open_inference"]
