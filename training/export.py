"""Turn a trained run into the shipped model: ``python -m training.export --weights RUN/average.pt --base MODEL_DIR --out FOLDER``.

Writes ``encoder.onnx`` (dynamic eight-bit quantisation, per channel), ``heads.npz`` (half precision), ``tokenizer.json`` and
``SHA256SUMS``.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from training import network, runtime


def export(weights: Path, base: Path, out: Path) -> None:
    """Write the shipped files into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    state = torch.load(weights, weights_only=True)
    net = network.Encoder().eval()
    net.load_state_dict(state["encoder"])
    whole = out / "whole.onnx"
    _write_graph(net, whole)
    prepared = out / "prepared.onnx"
    quant_pre_process(whole, prepared, skip_symbolic_shape=True)
    quantize_dynamic(prepared, out / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8)
    for path in (whole, prepared):
        path.unlink()
    arrays = {name: array.astype(np.float16) for name, array in runtime.heads_as_arrays(state["heads"]).items()}
    with (out / "heads.npz").open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)
    runtime.tokenizer_of(base).save(str(out / "tokenizer.json"), pretty=False)
    _seal(out)


def _write_graph(net: network.Encoder, path: Path) -> None:
    ids = torch.ones(2, 16, dtype=torch.int64)
    names = ["ids", "types", "mask"]
    axes = {name: {0: "windows", 1: "length"} for name in [*names, "vectors"]}
    torch.onnx.export(
        net, (ids, ids, ids), str(path), input_names=names, output_names=["vectors"], dynamic_axes=axes, opset_version=17, dynamo=False
    )
    onnx.checker.check_model(str(path))


def _seal(out: Path) -> None:
    names = ("encoder.onnx", "heads.npz", "tokenizer.json")
    lines = [f"{hashlib.sha256((out / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (out / "SHA256SUMS").write_text("".join(lines), encoding="ascii")


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    export(options.weights, options.base, options.out)
    for path in sorted(options.out.iterdir()):
        print(f"{path.stat().st_size:>10,} {path.name}")


if __name__ == "__main__":
    main()
