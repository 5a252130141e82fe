"""The filter grammar: words in, a Query out."""
