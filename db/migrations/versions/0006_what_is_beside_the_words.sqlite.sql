DROP TABLE claim_fts;

DROP TABLE word;

CREATE VIRTUAL TABLE claim_fts USING fts5(text, quotes, speaker, source, also, tokenize = 'porter ascii');

CREATE TABLE word (term TEXT PRIMARY KEY, n INTEGER NOT NULL, names INTEGER NOT NULL, tail TEXT NOT NULL, "key" TEXT, skeleton TEXT) WITHOUT ROWID;

CREATE INDEX word_by_tail ON word (tail);

CREATE INDEX word_by_key ON word ("key") WHERE "key" IS NOT NULL;

CREATE INDEX word_by_skeleton ON word (skeleton) WHERE skeleton IS NOT NULL;

CREATE TABLE amount (kind TEXT NOT NULL, value REAL NOT NULL, claim_id INTEGER NOT NULL, PRIMARY KEY (kind, value, claim_id)) WITHOUT ROWID;

CREATE INDEX amount_by_claim ON amount (claim_id);
