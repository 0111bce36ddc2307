"""A .docx, hostile until checked, as paragraphs, tables and pictures in reading order."""
