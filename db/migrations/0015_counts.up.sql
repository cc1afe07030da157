-- Counts that are kept as rows change, so that no screen has to go through all of them. A writer only ever adds a line with what it
-- adds or takes, so that no two wait for each other; what is counted is the sum. From time to time lines are settled: added up into
-- one for each set of values. (db/repositories/contact-tallies.ts)

-- People: how many contacts that lists show have the same values of all facets.
CREATE TABLE rapport.contact_tallies (
  workspace_id uuid NOT NULL,
  status text NOT NULL,
  stage text NOT NULL,
  source text NOT NULL,
  lead_grade text NOT NULL,
  sentiment_level text,
  vip boolean NOT NULL,
  at_risk boolean NOT NULL,
  branch_id uuid,
  channel_set text NOT NULL,
  n integer NOT NULL,
  settled boolean NOT NULL DEFAULT false
);
CREATE INDEX contact_tallies_of_workspace ON rapport.contact_tallies (workspace_id);
CREATE INDEX contact_tallies_to_settle ON rapport.contact_tallies (workspace_id) WHERE NOT settled;
CREATE UNIQUE INDEX contact_tallies_settled ON rapport.contact_tallies
  (workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set) NULLS NOT DISTINCT
  WHERE settled;

-- By triggers, so that no writer can forget it. SECURITY DEFINER: who writes sees the views alone.
CREATE FUNCTION rapport.tally_contacts() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
DECLARE few integer := (SELECT count(*) FROM (SELECT FROM affected LIMIT 20) first_ones);
BEGIN
  -- Accepting messages mostly makes no contact, or one: grouping costs more than the lines do. An import makes thousands.
  IF few BETWEEN 1 AND 19 THEN
    INSERT INTO rapport.contact_tallies
        (workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, n)
      SELECT workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set,
        TG_ARGV[0]::integer
      FROM affected WHERE erasing_at IS NULL AND merged_into IS NULL;
  ELSIF few > 0 THEN
    INSERT INTO rapport.contact_tallies
        (workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, n)
      SELECT workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set,
        TG_ARGV[0]::integer * count(*)
      FROM affected WHERE erasing_at IS NULL AND merged_into IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION rapport.tally_changed_contact() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.contact_tallies
      (workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, n)
    SELECT OLD.workspace_id, OLD.status, OLD.stage, OLD.source, OLD.lead_grade, OLD.sentiment_level, OLD.vip, OLD.at_risk,
      OLD.branch_id, OLD.channel_set, -1 WHERE OLD.erasing_at IS NULL AND OLD.merged_into IS NULL
    UNION ALL
    SELECT NEW.workspace_id, NEW.status, NEW.stage, NEW.source, NEW.lead_grade, NEW.sentiment_level, NEW.vip, NEW.at_risk,
      NEW.branch_id, NEW.channel_set, 1 WHERE NEW.erasing_at IS NULL AND NEW.merged_into IS NULL;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION rapport.tally_contacts(), rapport.tally_changed_contact() FROM PUBLIC;

CREATE TRIGGER tally_new AFTER INSERT ON rapport.contacts REFERENCING NEW TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.tally_contacts('1');
CREATE TRIGGER tally_gone AFTER DELETE ON rapport.contacts REFERENCING OLD TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.tally_contacts('-1');
-- For each row with a condition: most updates change none of these, and then cost a comparison and no call.
CREATE TRIGGER tally_changed AFTER UPDATE OF status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channels,
    erasing_at, merged_into ON rapport.contacts FOR EACH ROW
  WHEN ((OLD.status, OLD.stage, OLD.source, OLD.lead_grade, OLD.sentiment_level, OLD.vip, OLD.at_risk, OLD.branch_id,
      OLD.channel_set, OLD.erasing_at IS NULL AND OLD.merged_into IS NULL) IS DISTINCT FROM
    (NEW.status, NEW.stage, NEW.source, NEW.lead_grade, NEW.sentiment_level, NEW.vip, NEW.at_risk, NEW.branch_id,
      NEW.channel_set, NEW.erasing_at IS NULL AND NEW.merged_into IS NULL))
  EXECUTE FUNCTION rapport.tally_changed_contact();

-- Puts right what contacts are counted as, where rows came in past the triggers (a restore, made-up data). One statement and so one
-- picture of both: what is written meanwhile is counted once. Answers how many sets of values were counted wrongly.
CREATE FUNCTION rapport.correct_contact_tallies(workspace uuid) RETURNS bigint
  LANGUAGE sql SET search_path = rapport, pg_temp AS $$
  WITH wrong AS (
    INSERT INTO rapport.contact_tallies
        (workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, n)
      SELECT workspace, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, sum(n) FROM (
        SELECT status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, 1 AS n
        FROM rapport.contacts WHERE workspace_id = workspace AND erasing_at IS NULL AND merged_into IS NULL
        UNION ALL SELECT status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, -n
        FROM rapport.contact_tallies WHERE workspace_id = workspace) both_ways
      GROUP BY 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING sum(n) <> 0 RETURNING 1)
  SELECT count(*) FROM wrong
$$;
REVOKE ALL ON FUNCTION rapport.correct_contact_tallies(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rapport.correct_contact_tallies(uuid) TO rapport_maintenance;
-- Contacts that are there already: 0017_counts_of_all_concurrently, while others write.

-- Charts: what each contact adds to them, renewed for contacts whose messages or readings have changed, and its sums by day.
-- (db/repositories/analytics-counting.ts)

-- Contacts that have changed since they were last counted. Written with the change, taken off with the counting: so each moment
-- the sums are right for all others, and those named here are few enough to be read from their messages.
CREATE TABLE rapport.contacts_to_count (
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL
);
CREATE INDEX contacts_to_count_of_workspace ON rapport.contacts_to_count (workspace_id, contact_id);

-- By whose days a workspace is counted, and how far the first counting, in the order of first_seen_at and id, has got.
CREATE TABLE rapport.counted_workspaces (
  workspace_id uuid PRIMARY KEY REFERENCES rapport.workspaces,
  time_zone text NOT NULL,
  reached_at timestamptz NOT NULL DEFAULT '-infinity',
  reached_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  is_complete boolean NOT NULL DEFAULT false,
  -- The last day whose end is in standing_days.
  stood_until date
);

CREATE TABLE rapport.contact_tones (
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  day date NOT NULL,
  channel text NOT NULL,
  branch_id uuid,
  level text NOT NULL,
  messages integer NOT NULL,
  -- Of their scores; numeric, since what is added and taken off again must leave nothing.
  score numeric NOT NULL
);
CREATE INDEX contact_tones_of_contact ON rapport.contact_tones (contact_id);
CREATE TABLE rapport.tone_tallies (
  workspace_id uuid NOT NULL,
  day date NOT NULL,
  channel text NOT NULL,
  branch_id uuid,
  level text NOT NULL,
  messages integer NOT NULL,
  score numeric NOT NULL,
  settled boolean NOT NULL DEFAULT false
);
CREATE INDEX tone_tallies_in_time ON rapport.tone_tallies (workspace_id, day);
CREATE INDEX tone_tallies_to_settle ON rapport.tone_tallies (workspace_id) WHERE NOT settled;
CREATE UNIQUE INDEX tone_tallies_settled ON rapport.tone_tallies (workspace_id, day, channel, branch_id, level) NULLS NOT DISTINCT
  WHERE settled;

-- Waits of about the same length, shorter ones first: eight classes for each doubling, parted at five minutes and at an hour. A median
-- is looked for in one class alone.
CREATE FUNCTION rapport.wait_class(seconds double precision) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN CASE WHEN seconds <= 300 THEN 0 WHEN seconds <= 3600 THEN 1000 ELSE 2000 END + floor(8 * ln(seconds + 1) / ln(2))::integer;

CREATE TABLE rapport.contact_answers (
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  channel text NOT NULL,
  branch_id uuid,
  author text NOT NULL,
  at timestamptz NOT NULL,
  day date NOT NULL,
  -- Seconds.
  wait double precision NOT NULL,
  wait_class integer NOT NULL
);
CREATE INDEX contact_answers_of_contact ON rapport.contact_answers (contact_id);
CREATE INDEX contact_answers_by_wait ON rapport.contact_answers (workspace_id, wait_class, day)
  INCLUDE (wait, author, channel, branch_id, contact_id);
CREATE TABLE rapport.answer_tallies (
  workspace_id uuid NOT NULL,
  day date NOT NULL,
  channel text NOT NULL,
  branch_id uuid,
  author text NOT NULL,
  wait_class integer NOT NULL,
  answers integer NOT NULL,
  settled boolean NOT NULL DEFAULT false
);
CREATE INDEX answer_tallies_in_time ON rapport.answer_tallies (workspace_id, day);
CREATE INDEX answer_tallies_to_settle ON rapport.answer_tallies (workspace_id) WHERE NOT settled;
CREATE UNIQUE INDEX answer_tallies_settled ON rapport.answer_tallies
  (workspace_id, day, channel, branch_id, author, wait_class) NULLS NOT DISTINCT WHERE settled;

-- How many contacts stood where at the end of each day: written when the day is over, and then never changed. Days before the first
-- counting are told from the ledger. (db/repositories/analytics-standing.ts)
CREATE TABLE rapport.standing_days (
  workspace_id uuid NOT NULL,
  day date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('status', 'stage')),
  value text NOT NULL,
  channel_set text NOT NULL,
  branch_id uuid,
  contacts integer NOT NULL
);
CREATE INDEX standing_days_in_time ON rapport.standing_days (workspace_id, day);

CREATE FUNCTION rapport.tally_tones() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.tone_tallies (workspace_id, day, channel, branch_id, level, messages, score)
    SELECT workspace_id, day, channel, branch_id, level, TG_ARGV[0]::integer * sum(messages), TG_ARGV[0]::integer * sum(score)
    FROM affected GROUP BY 1, 2, 3, 4, 5;
  RETURN NULL;
END $$;
CREATE FUNCTION rapport.tally_answers() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.answer_tallies (workspace_id, day, channel, branch_id, author, wait_class, answers)
    SELECT workspace_id, day, channel, branch_id, author, wait_class, TG_ARGV[0]::integer * count(*)
    FROM affected GROUP BY 1, 2, 3, 4, 5, 6;
  RETURN NULL;
END $$;
CREATE TRIGGER tally_new AFTER INSERT ON rapport.contact_tones REFERENCING NEW TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.tally_tones('1');
CREATE TRIGGER tally_gone AFTER DELETE ON rapport.contact_tones REFERENCING OLD TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.tally_tones('-1');
CREATE TRIGGER tally_new AFTER INSERT ON rapport.contact_answers REFERENCING NEW TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.tally_answers('1');
CREATE TRIGGER tally_gone AFTER DELETE ON rapport.contact_answers REFERENCING OLD TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.tally_answers('-1');

CREATE FUNCTION rapport.contacts_have_changed() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  -- Twice is no harm: who counts looks at each once.
  INSERT INTO rapport.contacts_to_count SELECT workspace_id, contact_id FROM affected;
  RETURN NULL;
END $$;
CREATE FUNCTION rapport.message_has_changed() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  -- Of both, since a merge moves messages from one contact to another.
  INSERT INTO rapport.contacts_to_count
    SELECT OLD.workspace_id, OLD.contact_id UNION SELECT NEW.workspace_id, NEW.contact_id;
  RETURN NULL;
END $$;
CREATE FUNCTION rapport.contact_has_moved() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.contacts_to_count VALUES (NEW.workspace_id, NEW.id);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION rapport.tally_tones(), rapport.tally_answers(), rapport.contacts_have_changed(), rapport.message_has_changed(),
  rapport.contact_has_moved() FROM PUBLIC;

CREATE TRIGGER count_new AFTER INSERT ON rapport.messages REFERENCING NEW TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.contacts_have_changed();
CREATE TRIGGER count_gone AFTER DELETE ON rapport.messages REFERENCING OLD TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.contacts_have_changed();
CREATE TRIGGER count_changed AFTER UPDATE OF contact_id, conversation_id, channel, direction, author, sent_at, deleted_at
    ON rapport.messages FOR EACH ROW
  WHEN ((OLD.contact_id, OLD.conversation_id, OLD.channel, OLD.direction, OLD.author, OLD.sent_at, OLD.deleted_at) IS DISTINCT FROM
    (NEW.contact_id, NEW.conversation_id, NEW.channel, NEW.direction, NEW.author, NEW.sent_at, NEW.deleted_at))
  EXECUTE FUNCTION rapport.message_has_changed();
CREATE TRIGGER count_new AFTER INSERT ON rapport.message_analyses REFERENCING NEW TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.contacts_have_changed();
CREATE TRIGGER count_gone AFTER DELETE ON rapport.message_analyses REFERENCING OLD TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.contacts_have_changed();
CREATE TRIGGER count_changed AFTER UPDATE OF sentiment_score, sentiment_level ON rapport.message_analyses FOR EACH ROW
  WHEN ((OLD.sentiment_score, OLD.sentiment_level) IS DISTINCT FROM (NEW.sentiment_score, NEW.sentiment_level))
  EXECUTE FUNCTION rapport.message_has_changed();
CREATE TRIGGER count_moved AFTER UPDATE OF branch_id ON rapport.contacts FOR EACH ROW
  WHEN (OLD.branch_id IS DISTINCT FROM NEW.branch_id) EXECUTE FUNCTION rapport.contact_has_moved();

-- Lines come and go all the time: what is dead has to be cleared away before there is much of it.
ALTER TABLE rapport.contacts_to_count SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
ALTER TABLE rapport.contact_tallies SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE rapport.tone_tallies SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);
ALTER TABLE rapport.answer_tallies SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);

SELECT rapport.refresh_scopes();
