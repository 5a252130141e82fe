"""Claims in, bytes out."""
