"""Vietnamese words and days, by themselves: text, partial dates, closed vocabularies, problems, one text as YAML,
Markdown or a cell.

In: text. Out: text, values, findings. Nothing here knows what an entry is.
"""
