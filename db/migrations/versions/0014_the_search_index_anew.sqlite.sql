DROP TABLE claim_fts;

CREATE VIRTUAL TABLE claim_fts USING fts5(text, quotes, speaker, source, also, tokenize = 'porter ascii');
