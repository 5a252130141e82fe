CREATE TABLE claim_fts (
  claim_id INTEGER NOT NULL,
  text VARCHAR COLLATE "C" NOT NULL,
  quotes VARCHAR COLLATE "C" NOT NULL,
  speaker VARCHAR COLLATE "C" NOT NULL,
  source VARCHAR COLLATE "C" NOT NULL,
  also VARCHAR COLLATE "C" NOT NULL,
  size INTEGER NOT NULL,
  words TSVECTOR NOT NULL,
  PRIMARY KEY (claim_id)
);

CREATE INDEX claim_fts_by_words ON claim_fts USING gin (words);

CREATE TABLE word (
  term VARCHAR COLLATE "C" NOT NULL,
  n INTEGER NOT NULL,
  names INTEGER NOT NULL,
  tail VARCHAR COLLATE "C" NOT NULL,
  "key" VARCHAR COLLATE "C",
  skeleton VARCHAR COLLATE "C",
  stem VARCHAR COLLATE "C" NOT NULL,
  PRIMARY KEY (term)
);

CREATE INDEX word_by_tail ON word (tail);

CREATE INDEX word_by_stem ON word (stem);

CREATE INDEX word_by_key ON word ("key") WHERE "key" IS NOT NULL;

CREATE INDEX word_by_skeleton ON word (skeleton) WHERE skeleton IS NOT NULL;

CREATE TABLE amount (
  kind VARCHAR COLLATE "C" NOT NULL,
  value DOUBLE PRECISION NOT NULL,
  claim_id INTEGER NOT NULL,
  PRIMARY KEY (kind, value, claim_id)
);

CREATE INDEX amount_by_claim ON amount (claim_id);

DO $$
BEGIN
  GRANT TRUNCATE ON claim_fts, word, amount TO factcheck_analyst;
EXCEPTION
  WHEN undefined_object THEN NULL;
END $$;
