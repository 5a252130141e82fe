CREATE TABLE place_name (
  id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  place VARCHAR NOT NULL,
  place_folded VARCHAR NOT NULL,
  alias VARCHAR NOT NULL,
  folded VARCHAR NOT NULL,
  gone BOOLEAN NOT NULL,
  note VARCHAR NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT place_name_has_words CHECK (place_folded <> '' AND folded <> ''),
  FOREIGN KEY(step_id) REFERENCES step (id)
);

CREATE INDEX ix_place_name_step_id ON place_name (step_id);

CREATE INDEX ix_place_name_place_folded ON place_name (place_folded);

CREATE INDEX ix_place_name_folded ON place_name (folded);

CREATE TRIGGER place_name_refuses_update BEFORE UPDATE ON place_name BEGIN SELECT raise(ABORT, 'place_name is append-only'); END;

CREATE TRIGGER place_name_refuses_delete BEFORE DELETE ON place_name BEGIN SELECT raise(ABORT, 'place_name is append-only'); END;
