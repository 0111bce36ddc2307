"""Kho điển hình: entries people hand in, checked, gathered and turned into a site.

Read the modules in the order in which they import one another: text, when, problem, terms, model,
source, parse, reference, catalog, rules, check, pages, output, site, cli.
"""
