"""Exports: a ledger in formats that other programs read."""
