"""Parley turns news reporting on a negotiation into a sourced ledger."""
