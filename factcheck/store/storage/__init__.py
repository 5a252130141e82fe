"""Where claims are kept: the tables, the dialect, one unit of work a command, the search index kept in step."""
