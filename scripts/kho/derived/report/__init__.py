"""What a report can say, of whom and of which time. Only what entries say; pure: catalogue and day in, data out."""
