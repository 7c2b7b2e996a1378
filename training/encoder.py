"""The inference model as it learns, and the files of it that the service reads.

The encoder it starts from is all-mpnet-base-v2 (Apache 2.0), of twelve layers; both texts go through it
together, and a layer on top gives the three answers. What is written is quantised to whole numbers of eight
bits. The words' vectors are a fifth of the model and of each pair a few dozen are read: they are written
apart, as rows.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import AutoModel, AutoTokenizer

from service.inference.network import MODEL, PIECES, SCALES, VOCABULARY
from training.examples import Example

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"

DROPOUT = 0.1
"""In the encoder, as its authors had it, and before the answer."""

FROZEN_LAYERS = 1
"""Of the twelve; they and the words' vectors stay as they are, so that rare words keep their place."""

LONGEST = 112
"""Pieces of a pair with its marks; sentences of the public pairs run longer than the service's claims."""

ANSWERS = 3

WARM_UP = 0.06
"""The share of the steps in which the rate of learning rises."""

EXACT = "/reader/encoder/encoder/layer.7/output/dense/MatMul"
"""The one product that stays in floating point. With all in eight bits the shipped model's log-odds of 50
pairs were on average 0.383 from those before quantising, without this one 0.116. Leaving out its like in
every layer gives 0.067 and 80 MB more; the three other kinds, each in every layer, give 0.362 to 0.385."""


class Reader(nn.Module):
    """The encoder and a layer that reads the first piece's vector and the mean of all."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.tokens = AutoTokenizer.from_pretrained(base)
        self.encoder = AutoModel.from_pretrained(
            base,
            add_pooling_layer=False,
            hidden_dropout_prob=DROPOUT,
            attention_probs_dropout_prob=DROPOUT,
            attn_implementation="eager",
        )
        self.encoder.embeddings.requires_grad_(requires_grad=False)
        for layer in self.encoder.encoder.layer[:FROZEN_LAYERS]:
            layer.requires_grad_(requires_grad=False)
        self.answer = nn.Linear(2 * self.encoder.config.hidden_size, ANSWERS)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, attention_mask: torch.Tensor, **given: torch.Tensor) -> torch.Tensor:
        """The logits of neither, supports and contradicts, from `input_ids` or `inputs_embeds`."""
        read = self.encoder(attention_mask=attention_mask, **given).last_hidden_state
        held = attention_mask.unsqueeze(-1).to(read.dtype)
        mean = (read * held).sum(1) / held.sum(1)
        return self.answer(self.drop(torch.cat([read[:, 0], mean], dim=1)))

    def read(self, batch: Sequence[Example]) -> torch.Tensor:
        """The logits of each pair, read as `<s> premise </s></s> statement </s>`."""
        told, asked = [one.premise for one in batch], [one.hypothesis for one in batch]
        cut = self.tokens(
            told, asked, truncation=True, max_length=LONGEST, padding=True, return_tensors="pt"
        ).to(DEVICE)
        # half as exact, on a GPU many times as fast, and twice on a processor that has instructions for it
        with torch.autocast(DEVICE, torch.bfloat16, enabled=self.training or DEVICE == "cuda"):
            logits = self(cut["attention_mask"], input_ids=cut["input_ids"])
        return logits.float()


class _Exported(nn.Module):
    """A reader that is given the vectors of one pair's pieces."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        return self.reader(torch.ones(words.shape[:2], device=words.device), inputs_embeds=words)


def optimise(network: nn.Module, rate: float, steps: int) -> Callable[[torch.Tensor], None]:
    """Takes the loss of each of so many steps; the rate of learning rises first and then falls to 0."""
    learning = [weight for weight in network.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(learning, lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.0, 1 - step / steps)
    )
    network.train()

    def step(loss: torch.Tensor) -> None:
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learning, 1.0)
        optimiser.step()
        schedule.step()

    return step


def write(reader: Reader, folder: Path) -> None:
    """The four files, as the service reads them; the reader no longer learns until told to."""
    numbers = reader.tokens.get_vocab()
    pieces = "".join(f"{piece}\n" for piece in sorted(numbers, key=numbers.__getitem__))
    (folder / VOCABULARY).write_text(pieces, encoding="utf-8")
    write_network(
        _Exported(reader), reader.encoder.embeddings.word_embeddings.weight.detach(), folder, [EXACT]
    )


def write_network(
    exported: nn.Module, vectors: torch.Tensor, folder: Path, exact_products: Sequence[str] = ()
) -> None:
    """A network that is given the vectors of one text's pieces, quantised, and the vectors as rows.

    Raises LookupError where it has no product of a name that is to stay exact.
    """
    _write_rows(vectors.cpu(), folder)
    with tempfile.TemporaryDirectory() as apart:
        exact = Path(apart) / "exact.onnx"
        torch.onnx.export(
            exported.eval(),
            (vectors[None, :8],),
            exact,
            input_names=["words"],
            output_names=["given"],
            dynamic_axes={"words": {1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        missing = {*exact_products} - {node.name for node in onnx.load(exact).graph.node}
        if missing:
            raise LookupError(f"the model that is to be quantised has no product {', '.join(missing)}")
        quantize_dynamic(
            exact,
            folder / MODEL,
            weight_type=QuantType.QInt8,
            per_channel=True,
            nodes_to_exclude=list(exact_products),
        )


def _write_rows(vectors: torch.Tensor, folder: Path) -> None:
    """Whole numbers from -127 to 127, and what each row of them is to be multiplied with."""
    furthest = vectors.abs().amax(1, keepdim=True)
    scales = torch.where(furthest > 0, furthest, 1) / 127
    np.save(folder / PIECES, (vectors / scales).round().to(torch.int8).numpy())
    np.save(folder / SCALES, scales.numpy())
