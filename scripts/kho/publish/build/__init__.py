"""From checked entries to a built site, at once or live."""
