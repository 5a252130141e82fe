CREATE TABLE rescan (
  id INTEGER NOT NULL,
  reached INTEGER NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE dismissal (
  id INTEGER NOT NULL,
  claim_id INTEGER NOT NULL,
  other_id INTEGER,
  proposition_id INTEGER,
  step_id INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT dismissal_is_of_one_thing CHECK (CASE WHEN other_id IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN proposition_id IS NOT NULL THEN 1 ELSE 0 END = 1),
  FOREIGN KEY(claim_id) REFERENCES claim (id),
  FOREIGN KEY(other_id) REFERENCES claim (id),
  FOREIGN KEY(proposition_id) REFERENCES proposition (id),
  FOREIGN KEY(step_id) REFERENCES step (id),
  CONSTRAINT dismissal_once UNIQUE (claim_id, other_id, proposition_id)
);

CREATE INDEX ix_dismissal_claim_id ON dismissal (claim_id);

CREATE INDEX ix_dismissal_step_id ON dismissal (step_id);
