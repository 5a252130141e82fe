ALTER TABLE event ADD COLUMN after VARCHAR DEFAULT '' NOT NULL;

ALTER TABLE judgement ADD COLUMN after VARCHAR DEFAULT '' NOT NULL;

CREATE TABLE contested (
  id INTEGER NOT NULL,
  thing VARCHAR NOT NULL,
  number INTEGER NOT NULL,
  field VARCHAR NOT NULL,
  sides VARCHAR NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT contested_thing_is_known CHECK (thing IN ('claim', 'source', 'speaker', 'conflict')),
  CONSTRAINT contested_once UNIQUE (thing, number, field)
);

CREATE INDEX ix_step_brought_by_id ON step (brought_by_id);
