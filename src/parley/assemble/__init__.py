"""Assemble: the layers of a reading become records with evidence."""
