CREATE TABLE reading (
  "key" VARCHAR NOT NULL,
  answer BLOB NOT NULL,
  PRIMARY KEY ("key")
);
