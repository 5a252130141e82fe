BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE alias (
	id INTEGER NOT NULL, 
	speaker_id INTEGER NOT NULL, 
	alias VARCHAR NOT NULL, 
	folded VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(speaker_id) REFERENCES speaker (id), 
	CONSTRAINT alias_once_per_speaker UNIQUE (speaker_id, alias)
);
INSERT INTO "alias" VALUES(1,1,'Feld','feld');
INSERT INTO "alias" VALUES(2,1,'the spokesman','the spokesman');
INSERT INTO "alias" VALUES(3,3,'Oduya','oduya');
CREATE TABLE attribution_link (
	claim_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	speaker_id INTEGER NOT NULL, 
	PRIMARY KEY (claim_id, position), 
	FOREIGN KEY(claim_id) REFERENCES claim (id), 
	FOREIGN KEY(speaker_id) REFERENCES speaker (id)
);
INSERT INTO "attribution_link" VALUES(7,0,7);
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	source_id INTEGER NOT NULL, 
	speaker_id INTEGER, 
	speaker_as_written VARCHAR NOT NULL, 
	cue VARCHAR NOT NULL, 
	reported VARCHAR NOT NULL, 
	mark VARCHAR, 
	status VARCHAR NOT NULL GENERATED ALWAYS AS (coalesce(mark, reported)) STORED, 
	said_on VARCHAR NOT NULL, 
	proposition_id INTEGER, 
	opposite BOOLEAN NOT NULL, 
	note VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	confidence FLOAT, 
	draft BOOLEAN NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	disputed BOOLEAN NOT NULL, 
	step_id INTEGER NOT NULL, 
	created_at VARCHAR NOT NULL, 
	created_by VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT claim_mark_is_a_status CHECK (mark IN ('alleged', 'denied', 'confirmed')), 
	CONSTRAINT claim_reported_is_a_status CHECK (reported IN ('alleged', 'denied', 'confirmed')), 
	CONSTRAINT claim_has_text CHECK (text <> ''), 
	CONSTRAINT claim_confidence_is_a_share CHECK (confidence BETWEEN 0 AND 1), 
	CONSTRAINT claim_said_on_is_day_month_or_year CHECK (length(said_on) IN (0, 4, 7, 10)), 
	FOREIGN KEY(proposition_id) REFERENCES proposition (id), 
	FOREIGN KEY(source_id) REFERENCES source (id), 
	FOREIGN KEY(speaker_id) REFERENCES speaker (id), 
	FOREIGN KEY(step_id) REFERENCES step (id), 
	UNIQUE ("key")
);
INSERT INTO "claim" VALUES(1,'5d1cddd25dc9b0250113','The north quay has been closed since Friday.',1,2,'','','alleged','confirmed','2024-03-03',1,0,'','import',NULL,0,0,1,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(2,'d8cebf45620ee8d353a2','Nobody was hurt.',1,2,'','','alleged',NULL,'2024-03-03',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(3,'c8c0b3eed9c4c3633529','A ferry of Oduya Lines struck the quay.',1,3,'','','denied',NULL,'',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(4,'6bedb15574b539116287','Repairs will cost 4.2 million crowns.',1,4,'','','alleged',NULL,'',NULL,0,'','import',NULL,0,0,1,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(5,'5092357f153dda2eeb79','Причал закрыт.',1,5,'','подтвердил','confirmed',NULL,'',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(6,'94f9681c0930639e6499','The north quay was never closed.',2,1,'','','alleged','denied','2024-03-05',1,1,'','import',NULL,0,0,1,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(7,'51e5f07f240134d47039','120 dockers were sent home unpaid.',2,6,'','','alleged',NULL,'',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(8,'6109c652d351a70979fa','Repairs will cost 3.9 million crowns.',2,1,'','','alleged',NULL,'2024-03-05',NULL,0,'','import',NULL,0,0,1,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(9,'872561b18e8164bc720e','Berth 1 was inspected on 1 February 2024 and found unsound.',1,8,'','','alleged',NULL,'2024-02-01',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(10,'e8a3277a5b6e31463c45','Berth 2 was inspected on 2 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-02',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(11,'1743204a5bbd1af3cb14','Berth 3 was inspected on 3 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-03',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(12,'28654c334cd6081f7641','Berth 4 was inspected on 4 February 2024 and found unsound.',1,NULL,'','','alleged',NULL,'2024-02-04',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(13,'65acfe8b8644d8439a09','Berth 5 was inspected on 5 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-05',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(14,'9536be4962475359f86e','Berth 6 was inspected on 6 February 2024 and found sound.',1,9,'','','alleged',NULL,'2024-02-06',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(15,'0eadede8e597b68dee25','Berth 7 was inspected on 7 February 2024 and found unsound.',1,NULL,'','','alleged',NULL,'2024-02-07',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(16,'232574a41d69b74e82c8','Berth 8 was inspected on 8 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-08',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(17,'77bb7c74f20544d7021f','Berth 9 was inspected on 9 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-09',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(18,'d39cc82cc35dfdf446d4','Berth 10 was inspected on 10 February 2024 and found unsound.',1,NULL,'','','alleged',NULL,'2024-02-10',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(19,'429c907f88824c5c2fe4','Berth 11 was inspected on 11 February 2024 and found sound.',1,10,'','','alleged',NULL,'2024-02-11',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(20,'922412a91a445ac565fb','Berth 12 was inspected on 12 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-12',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(21,'c64d8ec5f425336354a4','Berth 13 was inspected on 13 February 2024 and found unsound.',1,NULL,'','','alleged',NULL,'2024-02-13',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(22,'e0c1a3e40306a8234e9b','Berth 14 was inspected on 14 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-14',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(23,'09eab82fc5fbdff3561c','Berth 15 was inspected on 15 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-15',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(24,'b23abcdef02fe0e8a75b','Berth 16 was inspected on 16 February 2024 and found unsound.',1,11,'','','alleged',NULL,'2024-02-16',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(25,'e985cbdd8d7ead67712b','Berth 17 was inspected on 17 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-17',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(26,'819d65bf157642c09d38','Berth 18 was inspected on 18 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-18',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(27,'48f6af02c53ae068249e','Berth 19 was inspected on 19 February 2024 and found unsound.',1,NULL,'','','alleged',NULL,'2024-02-19',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(28,'83c2ab9e0c7d20952e3c','Berth 20 was inspected on 20 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-20',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(29,'8cb1548f025f95219481','Berth 21 was inspected on 21 February 2024 and found sound.',1,12,'','','alleged',NULL,'2024-02-21',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(30,'54b9d52f1f9d89e15f72','Berth 22 was inspected on 22 February 2024 and found unsound.',1,NULL,'','','alleged',NULL,'2024-02-22',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(31,'9a58bd145a19e45012d5','Berth 23 was inspected on 23 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-23',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(32,'ad86d9bcd4ebb27c7657','Berth 24 was inspected on 24 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-24',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(33,'528c681d67f5174d0b2d','Berth 25 was inspected on 25 February 2024 and found unsound.',1,NULL,'','','alleged',NULL,'2024-02-25',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(34,'1fd23378409a2aff4043','Berth 26 was inspected on 26 February 2024 and found sound.',1,13,'','','alleged',NULL,'2024-02-26',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(35,'bbd0b2aa074bf07ecbbd','Berth 27 was inspected on 27 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-27',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(36,'4b84f25c1762dd50350e','Berth 28 was inspected on 28 February 2024 and found unsound.',1,NULL,'','','alleged',NULL,'2024-02-28',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(37,'0aee06b901588821247a','Berth 29 was inspected on 1 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-01',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(38,'4e49d0913e3284d8565a','Berth 30 was inspected on 2 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-02',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(39,'a59ac47c9e3e6d5f0805','Berth 31 was inspected on 3 February 2024 and found unsound.',1,14,'','','alleged',NULL,'2024-02-03',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(40,'91bc027586ff5404e1e0','Berth 32 was inspected on 4 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-04',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(41,'9d0608967c83295765af','Berth 33 was inspected on 5 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-05',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(42,'52b74898a3139e34d0a2','Berth 34 was inspected on 6 February 2024 and found unsound.',1,NULL,'','','alleged',NULL,'2024-02-06',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(43,'2350c8f950ddb50923ef','Berth 35 was inspected on 7 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-07',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(44,'7773bfda9c673445295f','Berth 36 was inspected on 8 February 2024 and found sound.',1,15,'','','alleged',NULL,'2024-02-08',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(45,'e8c4b5a445bf02c56cc2','Berth 37 was inspected on 9 February 2024 and found unsound.',1,NULL,'','','alleged',NULL,'2024-02-09',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(46,'17740245d2ad4ed5397d','Berth 38 was inspected on 10 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-10',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(47,'d8fc6c30282284f5876c','Berth 39 was inspected on 11 February 2024 and found sound.',1,NULL,'','','alleged',NULL,'2024-02-11',NULL,0,'','import',NULL,0,0,0,1,'2026-11-25T20:37:45Z','Ana');
INSERT INTO "claim" VALUES(48,'86bdab7ef7e3be25d4a5','Berth 40 was inspected on 12 February 2024 and found unsound.',1,NULL,'','','alleged',NULL,'2024-02-12',NULL,0,'','import',NULL,0,1,0,1,'2026-11-25T20:37:45Z','Ana');
CREATE TABLE claim_tag (
	claim_id INTEGER NOT NULL, 
	tag_id INTEGER NOT NULL, 
	PRIMARY KEY (claim_id, tag_id), 
	FOREIGN KEY(claim_id) REFERENCES claim (id), 
	FOREIGN KEY(tag_id) REFERENCES tag (id)
);
INSERT INTO "claim_tag" VALUES(1,1);
INSERT INTO "claim_tag" VALUES(3,1);
INSERT INTO "claim_tag" VALUES(3,2);
INSERT INTO "claim_tag" VALUES(5,3);
INSERT INTO "claim_tag" VALUES(10,4);
INSERT INTO "claim_tag" VALUES(12,4);
INSERT INTO "claim_tag" VALUES(14,4);
INSERT INTO "claim_tag" VALUES(16,4);
INSERT INTO "claim_tag" VALUES(18,4);
INSERT INTO "claim_tag" VALUES(20,4);
INSERT INTO "claim_tag" VALUES(22,4);
INSERT INTO "claim_tag" VALUES(24,4);
INSERT INTO "claim_tag" VALUES(26,4);
INSERT INTO "claim_tag" VALUES(28,4);
INSERT INTO "claim_tag" VALUES(30,4);
INSERT INTO "claim_tag" VALUES(32,4);
INSERT INTO "claim_tag" VALUES(34,4);
INSERT INTO "claim_tag" VALUES(36,4);
INSERT INTO "claim_tag" VALUES(38,4);
INSERT INTO "claim_tag" VALUES(40,4);
INSERT INTO "claim_tag" VALUES(42,4);
INSERT INTO "claim_tag" VALUES(44,4);
INSERT INTO "claim_tag" VALUES(46,4);
INSERT INTO "claim_tag" VALUES(48,4);
CREATE TABLE "conflict" (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	left_id INTEGER NOT NULL, 
	right_id INTEGER NOT NULL, 
	why VARCHAR NOT NULL, 
	spans VARCHAR NOT NULL, 
	score FLOAT NOT NULL, 
	judgement VARCHAR NOT NULL, 
	closed BOOLEAN NOT NULL, 
	texts VARCHAR NOT NULL, 
	step_id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT conflict_judgement_is_known CHECK (judgement IN ('open', 'upheld', 'dismissed')), 
	CONSTRAINT conflict_smaller_id_first CHECK (left_id < right_id), 
	CONSTRAINT conflict_score_is_a_share CHECK (score BETWEEN 0 AND 1), 
	FOREIGN KEY(left_id) REFERENCES claim (id), 
	FOREIGN KEY(right_id) REFERENCES claim (id), 
	FOREIGN KEY(step_id) REFERENCES step (id), 
	CONSTRAINT conflict_once_per_pair_and_rule UNIQUE (left_id, right_id, kind)
);
INSERT INTO "conflict" VALUES(1,'stance',1,6,'On “The north quay is closed.”: Ilse Brandt is for (alleged), Jonas Feld is against (alleged).','[]',0.95,'open',0,'13ca7e47cbcde9bc',1);
INSERT INTO "conflict" VALUES(2,'number',4,8,'“4.2 million” and “3.9 million” cannot both be right (crowns).','[[[18, 29], [18, 29]]]',0.95,'open',0,'e7d19de9e23d8183',1);
CREATE TABLE event (
	id INTEGER NOT NULL, 
	step_id INTEGER NOT NULL, 
	claim_id INTEGER, 
	source_id INTEGER, 
	speaker_id INTEGER, 
	field VARCHAR NOT NULL, 
	old VARCHAR NOT NULL, 
	new VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	as_of VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT event_is_about_one_thing CHECK (CASE WHEN claim_id IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN source_id IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN speaker_id IS NOT NULL THEN 1 ELSE 0 END = 1), 
	CONSTRAINT event_as_of_is_day_month_or_year CHECK (length(as_of) IN (0, 4, 7, 10)), 
	FOREIGN KEY(claim_id) REFERENCES claim (id), 
	FOREIGN KEY(source_id) REFERENCES source (id), 
	FOREIGN KEY(speaker_id) REFERENCES speaker (id), 
	FOREIGN KEY(step_id) REFERENCES step (id)
);
INSERT INTO "event" VALUES(1,2,1,NULL,NULL,'mark','null','"confirmed"','saw the barrier','');
INSERT INTO "event" VALUES(2,3,6,NULL,NULL,'mark','null','"denied"','the barrier stands','2024-03-06');
INSERT INTO "event" VALUES(3,4,7,NULL,NULL,'text','"120 dockers were sent home without pay."','"120 dockers were sent home unpaid."','plainer','');
INSERT INTO "event" VALUES(4,5,48,NULL,NULL,'withdrawn','false','true','twice','');
INSERT INTO "event" VALUES(5,6,NULL,NULL,3,'aliases','[]','["Oduya"]','','');
INSERT INTO "event" VALUES(6,9,3,NULL,NULL,'mark','null','"alleged"','','');
INSERT INTO "event" VALUES(7,10,3,NULL,NULL,'mark','"alleged"','null','undo of step 9','');
CREATE TABLE evidence (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	url VARCHAR NOT NULL, 
	source_id INTEGER, 
	claim_id INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT evidence_is_one_thing CHECK (CASE WHEN url <> '' THEN 1 ELSE 0 END + CASE WHEN source_id IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN claim_id IS NOT NULL THEN 1 ELSE 0 END = 1), 
	FOREIGN KEY(claim_id) REFERENCES claim (id), 
	FOREIGN KEY(event_id) REFERENCES event (id), 
	FOREIGN KEY(source_id) REFERENCES source (id)
);
INSERT INTO "evidence" VALUES(1,1,'https://harbour.example/notice',NULL,NULL);
INSERT INTO "evidence" VALUES(2,1,'',NULL,5);
CREATE TABLE judgement (
	id INTEGER NOT NULL, 
	conflict_id INTEGER NOT NULL, 
	step_id INTEGER NOT NULL, 
	verdict VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT judgement_verdict_is_known CHECK (verdict IN ('open', 'upheld', 'dismissed')), 
	FOREIGN KEY(conflict_id) REFERENCES "conflict" (id), 
	FOREIGN KEY(step_id) REFERENCES step (id)
);
INSERT INTO "judgement" VALUES(1,1,7,'dismissed','two different days');
INSERT INTO "judgement" VALUES(2,1,8,'open','');
CREATE TABLE proposition (
	id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	folded VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT proposition_has_text CHECK (text <> ''), 
	UNIQUE (text)
);
INSERT INTO "proposition" VALUES(1,'The north quay is closed.','the north quay is closed');
CREATE TABLE quote (
	claim_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	exact VARCHAR NOT NULL, 
	prefix VARCHAR NOT NULL, 
	suffix VARCHAR NOT NULL, 
	start INTEGER, 
	"end" INTEGER, 
	PRIMARY KEY (claim_id, position), 
	CONSTRAINT quote_has_words CHECK (exact <> ''), 
	CONSTRAINT quote_runs_forward CHECK ("start" >= 0 AND "start" < "end"), 
	CONSTRAINT quote_is_anchored_or_not CHECK (("start" IS NULL) = ("end" IS NULL)), 
	FOREIGN KEY(claim_id) REFERENCES claim (id)
);
INSERT INTO "quote" VALUES(1,0,'the north quay had been closed since Friday','our master said on 3 March that ','. “Nobody was hurt,” Ilse Brandt',63,106);
INSERT INTO "quote" VALUES(2,0,'Nobody was hurt',' had been closed since Friday. “',',” Ilse Brandt added.
The shipow',109,124);
INSERT INTO "quote" VALUES(3,0,'its ferry had struck the quay','ipowner Oduya Lines denied that ','.
According to the port authorit',184,213);
INSERT INTO "quote" VALUES(4,0,'repairs will cost 4.2 million crowns','ccording to the port authority, ','.
Директор порта Олег Синицын по',248,284);
INSERT INTO "quote" VALUES(5,0,'причал закрыт','та Олег Синицын подтвердил, что ','.
',330,343);
INSERT INTO "quote" VALUES(6,0,'the north quay was never closed','ority spokesman Jonas Feld said ','.
A trade union claimed that 120',59,90);
INSERT INTO "quote" VALUES(7,0,'120 dockers were sent home without pay','sed.
A trade union claimed that ','.
Feld put the cost of the repai',119,157);
INSERT INTO "quote" VALUES(8,0,'the cost of the repairs at 3.9 million crowns','sent home without pay.
Feld put ','.
',168,213);
CREATE TABLE source (
	id INTEGER NOT NULL, 
	slug VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	text_sha256 VARCHAR NOT NULL, 
	publisher VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	published VARCHAR NOT NULL, 
	retrieved VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	previous_id INTEGER, 
	withdrawn BOOLEAN NOT NULL, 
	step_id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT source_is_named CHECK (slug <> '' AND title <> ''), 
	CONSTRAINT source_published_is_day_month_or_year CHECK (length(published) IN (0, 4, 7, 10)), 
	FOREIGN KEY(previous_id) REFERENCES source (id), 
	FOREIGN KEY(step_id) REFERENCES step (id), 
	UNIQUE ("key"), 
	UNIQUE (slug)
);
INSERT INTO "source" VALUES(1,'harbour-minutes','004637ebaf682a8fd4a2db2ca71d1f5a','Harbour board minutes','Harbour board minutes.
The harbour master said on 3 March that the north quay had been closed since Friday. “Nobody was hurt,” Ilse Brandt added.
The shipowner Oduya Lines denied that its ferry had struck the quay.
According to the port authority, repairs will cost 4.2 million crowns.
Директор порта Олег Синицын подтвердил, что причал закрыт.
','','ab3633439bca2386f4f2b121a6c3127ec5709b476d514887257d60581ccb7612','Harbour board','','','2024-03-04','2026-11-25T20:37:45Z','','',NULL,0,1);
INSERT INTO "source" VALUES(2,'evening-bulletin','4a5bccc0275ac82709fd0a675cea5a49','Evening bulletin','Evening bulletin.
Port authority spokesman Jonas Feld said the north quay was never closed.
A trade union claimed that 120 dockers were sent home without pay.
Feld put the cost of the repairs at 3.9 million crowns.
','','ff0da8471979cb79d1d035b16a866759ab721c157518aaa898a1c36ae54903b4','Radio Nord','','https://radio.example/bulletin','2024-03-05','2026-11-25T20:37:45Z','','',NULL,0,1);
CREATE TABLE speaker (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	folded VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT speaker_kind_is_known CHECK (kind IN ('person', 'organisation', 'government', 'media', 'unknown')), 
	CONSTRAINT speaker_is_named CHECK (name <> ''), 
	UNIQUE (name)
);
INSERT INTO "speaker" VALUES(1,'Jonas Feld','jonas feld','person');
INSERT INTO "speaker" VALUES(2,'Ilse Brandt','ilse brandt','unknown');
INSERT INTO "speaker" VALUES(3,'Oduya Lines','oduya lines','unknown');
INSERT INTO "speaker" VALUES(4,'Port authority','port authority','unknown');
INSERT INTO "speaker" VALUES(5,'Олег Синицын','oleg sinitsyn','unknown');
INSERT INTO "speaker" VALUES(6,'Dockers’ union','dockers union','unknown');
INSERT INTO "speaker" VALUES(7,'Radio Nord','radio nord','unknown');
INSERT INTO "speaker" VALUES(8,'Inspector 1','inspector 1','unknown');
INSERT INTO "speaker" VALUES(9,'Inspector 2','inspector 2','unknown');
INSERT INTO "speaker" VALUES(10,'Inspector 3','inspector 3','unknown');
INSERT INTO "speaker" VALUES(11,'Inspector 4','inspector 4','unknown');
INSERT INTO "speaker" VALUES(12,'Inspector 5','inspector 5','unknown');
INSERT INTO "speaker" VALUES(13,'Inspector 6','inspector 6','unknown');
INSERT INTO "speaker" VALUES(14,'Inspector 7','inspector 7','unknown');
INSERT INTO "speaker" VALUES(15,'Inspector 8','inspector 8','unknown');
CREATE TABLE step (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	analyst VARCHAR NOT NULL, 
	verb VARCHAR NOT NULL, 
	undoes_id INTEGER, 
	imported BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT step_has_analyst CHECK (analyst <> ''), 
	FOREIGN KEY(undoes_id) REFERENCES step (id), 
	UNIQUE ("key"), 
	UNIQUE (undoes_id)
);
INSERT INTO "step" VALUES(1,'e31e7dc588d640ec821c21e33ad02ed4','2026-11-25T20:37:45Z','Ana','import',NULL,0);
INSERT INTO "step" VALUES(2,'8b92016f6c534fbd8aad4eafa831ebb4','2026-11-25T20:37:54Z','Ana','mark',NULL,0);
INSERT INTO "step" VALUES(3,'4186acd8e68544e69f56c55a57b7cf81','2026-11-25T20:37:58Z','Omar','mark',NULL,0);
INSERT INTO "step" VALUES(4,'1d53748dd00040489eb8663f73b7ce0a','2026-11-25T20:38:03Z','Ana','edit',NULL,0);
INSERT INTO "step" VALUES(5,'309b103d3cd348e8bc84743582ca63f4','2026-11-25T20:38:08Z','Ana','withdraw',NULL,0);
INSERT INTO "step" VALUES(6,'629296cef4a74c5c9f62e6a7038c2c98','2026-11-25T20:38:11Z','Ana','speaker alias',NULL,0);
INSERT INTO "step" VALUES(7,'a2d159ddb5004c9197574f7717daee21','2026-11-25T20:38:14Z','Ana','dismissed',NULL,0);
INSERT INTO "step" VALUES(8,'839b2b5ec969485aa8bd7bce48198771','2026-11-25T20:38:18Z','Ana','undo',7,0);
INSERT INTO "step" VALUES(9,'1d8cbc62479144d3997781ab2a957f8e','2026-11-25T20:38:21Z','Ana','mark',NULL,0);
INSERT INTO "step" VALUES(10,'a814c748f450450b9f1b700681e17c3b','2026-11-25T20:38:25Z','Ana','undo',9,0);
CREATE TABLE tag (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT tag_is_named CHECK (name <> ''), 
	UNIQUE (name)
);
INSERT INTO "tag" VALUES(1,'harbour');
INSERT INTO "tag" VALUES(2,'ferry');
INSERT INTO "tag" VALUES(3,'Порт');
INSERT INTO "tag" VALUES(4,'berths');
CREATE INDEX ix_speaker_folded ON speaker (folded);
CREATE INDEX ix_alias_folded ON alias (folded);
CREATE INDEX ix_source_sha256 ON source (sha256);
CREATE INDEX ix_source_step_id ON source (step_id);
CREATE INDEX ix_source_text_sha256 ON source (text_sha256);
CREATE INDEX ix_source_url ON source (url);
CREATE INDEX claim_by_cue ON claim (cue, id);
CREATE INDEX claim_by_disputed ON claim (id) WHERE disputed;
CREATE INDEX claim_by_draft ON claim (id) WHERE draft;
CREATE INDEX claim_by_mark ON claim (mark, id) WHERE mark IS NOT NULL;
CREATE INDEX claim_by_origin ON claim (origin, id);
CREATE INDEX claim_by_proposition ON claim (proposition_id, id);
CREATE INDEX claim_by_reported ON claim (reported, id);
CREATE INDEX claim_by_said_on ON claim (said_on, id);
CREATE INDEX claim_by_source ON claim (source_id, id);
CREATE INDEX claim_by_speaker ON claim (speaker_id, id);
CREATE INDEX claim_by_status ON claim (status, id);
CREATE INDEX claim_by_withdrawn ON claim (id) WHERE withdrawn;
CREATE INDEX ix_claim_step_id ON claim (step_id);
CREATE INDEX ix_attribution_link_speaker_id ON attribution_link (speaker_id);
CREATE INDEX claim_tag_by_tag ON claim_tag (tag_id, claim_id);
CREATE INDEX ix_conflict_judgement ON "conflict" (judgement);
CREATE INDEX ix_conflict_right_id ON "conflict" (right_id);
CREATE INDEX ix_conflict_step_id ON "conflict" (step_id);
CREATE INDEX ix_event_claim_id ON event (claim_id);
CREATE INDEX ix_event_source_id ON event (source_id);
CREATE INDEX ix_event_speaker_id ON event (speaker_id);
CREATE INDEX ix_event_step_id ON event (step_id);
CREATE INDEX ix_evidence_claim_id ON evidence (claim_id);
CREATE INDEX ix_evidence_event_id ON evidence (event_id);
CREATE INDEX ix_judgement_conflict_id ON judgement (conflict_id);
CREATE INDEX ix_judgement_step_id ON judgement (step_id);
CREATE TRIGGER event_refuses_update BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_refuses_delete BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'event is append-only'); END;
CREATE TRIGGER evidence_refuses_update BEFORE UPDATE ON evidence BEGIN SELECT raise(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER evidence_refuses_delete BEFORE DELETE ON evidence BEGIN SELECT raise(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER judgement_refuses_update BEFORE UPDATE ON judgement BEGIN SELECT raise(ABORT, 'judgement is append-only'); END;
CREATE TRIGGER judgement_refuses_delete BEFORE DELETE ON judgement BEGIN SELECT raise(ABORT, 'judgement is append-only'); END;
COMMIT;
