"""School careers: what becomes of a pupil between two school years, and after school."""
