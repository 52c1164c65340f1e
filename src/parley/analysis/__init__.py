"""Analysis: what stands in a text, layer by layer. Pure: document in, annotations out; no clock, no network, no database."""
