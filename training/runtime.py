"""The program's own encoder over weights that are still in PyTorch, so that what is tuned is what will run."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer

from parley.analysis.attribution.encoder import Encoder
from parley.analysis.attribution.link import Floats, Linker
from parley.analysis.attribution.windows import Ints
from training import network

UNUSED = ("annotators.weight", "roles.weight", "roles.bias")


def heads_as_arrays(heads: dict[str, torch.Tensor]) -> dict[str, Floats]:
    """The weights that the program's linker takes, by name."""
    return {name: weight.detach().float().numpy() for name, weight in heads.items() if name not in UNUSED}


def tokenizer_of(base: Path) -> Tokenizer:
    """The base model's tokenizer, without its cut at 128 pieces."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encoder_of(weights: Path, base: Path) -> Encoder:
    """The program's encoder over the weights of a run (``average.pt``), in single precision."""
    state = torch.load(weights, weights_only=True)
    net = network.Encoder().eval()
    net.load_state_dict(state["encoder"])

    def run(ids: Ints, types: Ints, mask: Ints) -> Floats:
        with torch.inference_mode():
            out: Floats = net(*(torch.from_numpy(array) for array in (ids, types, mask))).numpy()
        return out

    return Encoder(run, tokenizer_of(base), Linker(heads_as_arrays(state["heads"])))
