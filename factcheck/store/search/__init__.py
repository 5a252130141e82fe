"""Finding claims: by the filters of a query, by words, by what they say."""
