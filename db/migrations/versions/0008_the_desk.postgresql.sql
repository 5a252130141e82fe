CREATE TABLE desk (
  claim_id INTEGER NOT NULL,
  state VARCHAR COLLATE "C" NOT NULL,
  assignee VARCHAR COLLATE "C" NOT NULL,
  priority VARCHAR COLLATE "C" NOT NULL,
  due VARCHAR COLLATE "C" NOT NULL,
  approved_by VARCHAR COLLATE "C" NOT NULL,
  verdict VARCHAR COLLATE "C" NOT NULL,
  confidence VARCHAR COLLATE "C" NOT NULL,
  grade VARCHAR COLLATE "C" NOT NULL,
  PRIMARY KEY (claim_id),
  CONSTRAINT desk_state_is_known CHECK (state IN ('new', 'in work', 'waiting', 'done')),
  CONSTRAINT desk_priority_is_known CHECK (priority IN ('high', 'normal', 'low')),
  CONSTRAINT desk_due_is_day_or_minute CHECK (length(due) IN (0, 10, 16)),
  CONSTRAINT desk_confidence_is_known CHECK (confidence IN ('', 'high', 'moderate', 'low')),
  FOREIGN KEY(claim_id) REFERENCES claim (id)
);

CREATE INDEX ix_desk_assignee ON desk (assignee);
