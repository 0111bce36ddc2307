"""Attachments, hostile until checked: what a file is, and the copy of it that is published."""
