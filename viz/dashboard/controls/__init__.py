"""What a user turns, types and takes away: levers, fields, files, lines to copy; each a template and its component."""
