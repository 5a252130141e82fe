"""Text in, drafted claims out."""
