"""What a curator does: take in, compare, review, score, take down, write letters, try links.

In: what people hand in and say. Out: drafts, reports, records in the store.
"""
