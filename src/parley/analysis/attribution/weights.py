"""The shipped weights: which files they are, that they are the ones pinned here, and how they are opened."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.resources.abc import Traversable

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from parley.analysis.attribution.link import Floats
from parley.analysis.attribution.windows import Ints
from parley.errors import InstallationError

Network = Callable[[Ints, Ints, Ints], Floats]
"""Numbers of pieces, types and mask, each ``(windows, length)``, to vectors ``(windows, length, 384)``."""

MANIFEST = "SHA256SUMS"


def checked(folder: Traversable) -> dict[str, bytes]:
    """The files that the folder's manifest lists, by name, each with the SHA-256 that it lists.

    Raises:
        InstallationError: a file is missing or is not the one that was released.
    """
    try:
        lines = (folder / MANIFEST).read_text(encoding="ascii").splitlines()
        listed = {name: digest for digest, name in (line.split() for line in lines)}
        files = {name: (folder / name).read_bytes() for name in listed}
    except (OSError, ValueError) as error:
        raise InstallationError(f"{folder}: the attribution model is incomplete ({error}); install Parley again") from error
    for name, raw in files.items():
        if hashlib.sha256(raw).hexdigest() != listed[name]:
            raise InstallationError(f"{folder / name}: not the attribution model that was released; install Parley again")
    return files


def network(raw: bytes, *, threads: int) -> Network:
    """The quantised network, ready to run on ``threads`` threads.

    Raises:
        InstallationError: onnxruntime cannot open it.
    """
    options = onnxruntime.SessionOptions()  # type: ignore[attr-defined]
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that wait spin by default and take the core from the parser, which runs between passes.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        session = onnxruntime.InferenceSession(raw, options, providers=["CPUExecutionProvider"])  # type: ignore[attr-defined]
    except Exception as error:  # onnxruntime's own errors share no public root
        raise InstallationError(f"the attribution model cannot be opened: {error}") from error

    def run(ids: Ints, types: Ints, mask: Ints) -> Floats:
        (vectors,) = session.run(["vectors"], {"ids": ids, "types": types, "mask": mask})
        return np.asarray(vectors, np.float32)

    return run


def tokenizer(raw: bytes) -> Tokenizer:
    """The tokenizer of the base model, without a limit of length."""
    return Tokenizer.from_str(raw.decode("utf8"))
