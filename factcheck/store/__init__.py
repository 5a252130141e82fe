"""The database: tables, writes, reads, dialects, migrations."""
