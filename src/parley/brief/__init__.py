"""The brief: what a ledger holds, for a terminal or as one self-contained page."""
