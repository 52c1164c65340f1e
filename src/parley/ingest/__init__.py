"""Ingest: anything that holds an article (a file, a folder, a page on the web) becomes documents."""
