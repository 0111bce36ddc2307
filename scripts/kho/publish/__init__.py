"""Views of the store: pages, open data, papers, forms, issues, and the site put together from them.

In: catalogue and day. Out: `{path: bytes}`, and the built site.
"""
