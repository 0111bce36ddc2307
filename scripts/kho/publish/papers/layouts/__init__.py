"""Reports in an office's own layout: a Word file with merge fields, checked, filled, dressed; and a blank one."""
