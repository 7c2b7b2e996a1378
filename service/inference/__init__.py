"""Reads a claim beside a statement with a language-inference model, where no rule takes a stance.

`training.inference` makes the model from the pairs and stories of `training/`, and last from the labelled
statements of `benchmarks/cases` that rules are developed with.
"""

from service.inference.model import Inference, Inferred, open_inference

__all__ = ["Inference", "Inferred", "open_inference"]
