"""Training of the attribution encoder. Not part of the installed package: it needs PyTorch, the program does not."""
