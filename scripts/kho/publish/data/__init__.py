"""The open data: documents, tables, feeds, the calendar file, what the search index is fed."""
