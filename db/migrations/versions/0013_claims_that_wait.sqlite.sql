CREATE TABLE uncompared (
  claim_id INTEGER NOT NULL,
  by_words BOOLEAN NOT NULL,
  looked_at BOOLEAN NOT NULL,
  PRIMARY KEY (claim_id),
  FOREIGN KEY(claim_id) REFERENCES claim (id)
);

INSERT INTO uncompared (claim_id, by_words, looked_at)
SELECT -rescan.id, rescan.reached = 0, 0 FROM rescan JOIN claim ON claim.id = -rescan.id WHERE rescan.id < 0;

DELETE FROM rescan WHERE id < 0;

CREATE TABLE proposition_gone (
  id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  proposition_id INTEGER NOT NULL,
  note VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(step_id) REFERENCES step (id),
  FOREIGN KEY(proposition_id) REFERENCES proposition (id)
);

CREATE INDEX ix_proposition_gone_step_id ON proposition_gone (step_id);

CREATE INDEX ix_proposition_gone_proposition_id ON proposition_gone (proposition_id);

CREATE TRIGGER proposition_gone_refuses_update BEFORE UPDATE ON proposition_gone BEGIN SELECT raise(ABORT, 'proposition_gone is append-only'); END;

CREATE TRIGGER proposition_gone_refuses_delete BEFORE DELETE ON proposition_gone BEGIN SELECT raise(ABORT, 'proposition_gone is append-only'); END;
