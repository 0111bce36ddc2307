"""What must hold: the rules, and every finding of every file in one run.

In: folders and the day. Out: findings, or the catalogue where none is an error.
"""
