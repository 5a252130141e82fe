"""One verb a write."""
