"""Stores: where a ledger is kept."""
