CREATE TABLE reply (
  claim_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  speaker_id INTEGER NOT NULL,
  turn VARCHAR COLLATE "C" NOT NULL,
  day VARCHAR COLLATE "C" NOT NULL,
  how VARCHAR COLLATE "C" NOT NULL,
  until VARCHAR COLLATE "C" NOT NULL,
  words VARCHAR COLLATE "C" NOT NULL,
  documents VARCHAR COLLATE "C" NOT NULL,
  PRIMARY KEY (claim_id, position),
  CONSTRAINT reply_turn_is_known CHECK (turn IN ('asked', 'extended', 'answered', 'declined', 'documents', 'correction')),
  CONSTRAINT reply_day_is_day_month_or_year CHECK (length(day) IN (0, 4, 7, 10)),
  CONSTRAINT reply_until_is_day_or_minute CHECK (length(until) IN (0, 10, 16)),
  FOREIGN KEY(claim_id) REFERENCES claim (id),
  FOREIGN KEY(speaker_id) REFERENCES speaker (id)
);

CREATE INDEX ix_reply_speaker_id ON reply (speaker_id);
