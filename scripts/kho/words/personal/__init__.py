"""Recognisers of what tells of one person: numbers, addresses, papers, birth dates, names of pupils (S3-18).

Each module has its tables, and one function that yields what it finds in a text as `Spotted`: surely, or likely. None
needs to know where the text stands. Every pattern takes time in proportion to the text, whoever wrote it.
"""
