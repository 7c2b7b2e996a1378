"""Two small models of language, where no rule takes a stance.

The encoder tells which claims are near to a statement in meaning, the reader what such a claim says to it.
`training.encoder` and `training.inference` make them from the pairs and stories of `training/`; the reader
learns last from the labelled statements of `benchmarks/cases` that rules are developed with.
"""

from service.inference.encoder import Encoder, likenesses, open_encoder
from service.inference.model import Inference, Inferred, open_inference

__all__ = ["Encoder", "Inference", "Inferred", "likenesses", "open_encoder", "open_inference"]
