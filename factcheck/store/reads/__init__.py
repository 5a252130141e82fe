"""What is asked of a store: SQL in, domain values out."""
