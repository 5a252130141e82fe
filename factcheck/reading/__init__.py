"""Documents in, text and metadata out."""
