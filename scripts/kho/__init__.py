"""Kho điển hình: entries people hand in, checked, gathered and turned into a site.

Eight packages, each importing only those before it: words, model, store, derived, check, publish, desk, cli.
"""
