CREATE TABLE scale (
  id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  label VARCHAR NOT NULL,
  counts_as VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  colour VARCHAR NOT NULL,
  sign VARCHAR NOT NULL,
  dropped BOOLEAN NOT NULL,
  after VARCHAR DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT scale_is_named CHECK (label <> ''),
  CONSTRAINT scale_counts_as_a_status CHECK (counts_as IN ('', 'alleged', 'denied', 'confirmed')),
  FOREIGN KEY(step_id) REFERENCES step (id)
);

CREATE INDEX ix_scale_step_id ON scale (step_id);

CREATE INDEX desk_by_verdict ON desk (verdict, claim_id) WHERE verdict <> '';

ALTER TABLE evidence ADD COLUMN sha256 VARCHAR DEFAULT '' NOT NULL;

ALTER TABLE evidence ADD COLUMN stands VARCHAR DEFAULT '' NOT NULL;

ALTER TABLE evidence ADD COLUMN place VARCHAR DEFAULT '' NOT NULL;

ALTER TABLE evidence ADD COLUMN archive VARCHAR DEFAULT '' NOT NULL;

ALTER TABLE evidence ADD COLUMN retrieved VARCHAR DEFAULT '' NOT NULL;

ALTER TABLE evidence ADD COLUMN note VARCHAR DEFAULT '' NOT NULL;

CREATE TRIGGER scale_refuses_update BEFORE UPDATE ON scale BEGIN SELECT raise(ABORT, 'scale is append-only'); END;

CREATE TRIGGER scale_refuses_delete BEFORE DELETE ON scale BEGIN SELECT raise(ABORT, 'scale is append-only'); END;
