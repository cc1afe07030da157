-- Contacts by the day on which they were first seen, and what they are now. Days of UTC, so that no zone of a workspace has to be known:
-- a chart adds up the days that lie whole within a point of it, and counts the contacts of the hours before and after them.
CREATE TABLE rapport.contact_starts (
  workspace_id uuid NOT NULL,
  day date NOT NULL,
  status text NOT NULL,
  stage text NOT NULL,
  channel_set text NOT NULL,
  branch_id uuid,
  n integer NOT NULL,
  settled boolean NOT NULL DEFAULT false
);
CREATE INDEX contact_starts_in_time ON rapport.contact_starts (workspace_id, day);
CREATE INDEX contact_starts_to_settle ON rapport.contact_starts (workspace_id) WHERE NOT settled;
CREATE UNIQUE INDEX contact_starts_settled ON rapport.contact_starts (workspace_id, day, status, stage, channel_set, branch_id)
  NULLS NOT DISTINCT WHERE settled;
ALTER TABLE rapport.contact_starts SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);

-- Waits for those who are writing contacts: whoever comes after counts by the functions below.
CREATE OR REPLACE TRIGGER tally_changed AFTER UPDATE OF status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id,
    channels, erasing_at, merged_into, first_seen_at ON rapport.contacts FOR EACH ROW
  WHEN ((OLD.status, OLD.stage, OLD.source, OLD.lead_grade, OLD.sentiment_level, OLD.vip, OLD.at_risk, OLD.branch_id,
      OLD.channel_set, OLD.first_seen_at, OLD.erasing_at IS NULL AND OLD.merged_into IS NULL) IS DISTINCT FROM
    (NEW.status, NEW.stage, NEW.source, NEW.lead_grade, NEW.sentiment_level, NEW.vip, NEW.at_risk, NEW.branch_id,
      NEW.channel_set, NEW.first_seen_at, NEW.erasing_at IS NULL AND NEW.merged_into IS NULL))
  EXECUTE FUNCTION rapport.tally_changed_contact();

CREATE OR REPLACE FUNCTION rapport.tally_contacts() RETURNS trigger
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
    INSERT INTO rapport.contact_starts (workspace_id, day, status, stage, channel_set, branch_id, n)
      SELECT workspace_id, (first_seen_at AT TIME ZONE 'UTC')::date, status, stage, channel_set, branch_id, TG_ARGV[0]::integer
      FROM affected WHERE erasing_at IS NULL AND merged_into IS NULL;
  ELSIF few > 0 THEN
    INSERT INTO rapport.contact_tallies
        (workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, n)
      SELECT workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set,
        TG_ARGV[0]::integer * count(*)
      FROM affected WHERE erasing_at IS NULL AND merged_into IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
    INSERT INTO rapport.contact_starts (workspace_id, day, status, stage, channel_set, branch_id, n)
      SELECT workspace_id, (first_seen_at AT TIME ZONE 'UTC')::date, status, stage, channel_set, branch_id,
        TG_ARGV[0]::integer * count(*)
      FROM affected WHERE erasing_at IS NULL AND merged_into IS NULL GROUP BY 1, 2, 3, 4, 5, 6;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION rapport.tally_changed_contact() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.contact_tallies
      (workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, n)
    SELECT OLD.workspace_id, OLD.status, OLD.stage, OLD.source, OLD.lead_grade, OLD.sentiment_level, OLD.vip, OLD.at_risk,
      OLD.branch_id, OLD.channel_set, -1 WHERE OLD.erasing_at IS NULL AND OLD.merged_into IS NULL
    UNION ALL
    SELECT NEW.workspace_id, NEW.status, NEW.stage, NEW.source, NEW.lead_grade, NEW.sentiment_level, NEW.vip, NEW.at_risk,
      NEW.branch_id, NEW.channel_set, 1 WHERE NEW.erasing_at IS NULL AND NEW.merged_into IS NULL;
  -- Most changes are of the score and what follows from it.
  IF (OLD.status, OLD.stage, OLD.channel_set, OLD.branch_id, OLD.first_seen_at, OLD.erasing_at IS NULL AND OLD.merged_into IS NULL)
      IS DISTINCT FROM
      (NEW.status, NEW.stage, NEW.channel_set, NEW.branch_id, NEW.first_seen_at, NEW.erasing_at IS NULL AND NEW.merged_into IS NULL) THEN
    INSERT INTO rapport.contact_starts (workspace_id, day, status, stage, channel_set, branch_id, n)
      SELECT OLD.workspace_id, (OLD.first_seen_at AT TIME ZONE 'UTC')::date, OLD.status, OLD.stage, OLD.channel_set, OLD.branch_id, -1
        WHERE OLD.erasing_at IS NULL AND OLD.merged_into IS NULL
      UNION ALL
      SELECT NEW.workspace_id, (NEW.first_seen_at AT TIME ZONE 'UTC')::date, NEW.status, NEW.stage, NEW.channel_set, NEW.branch_id, 1
        WHERE NEW.erasing_at IS NULL AND NEW.merged_into IS NULL;
  END IF;
  RETURN NULL;
END $$;

-- As before, and the starts with them. Answers how many sets of values were counted wrongly.
CREATE OR REPLACE FUNCTION rapport.correct_contact_tallies(workspace uuid) RETURNS bigint
  LANGUAGE sql SET search_path = rapport, pg_temp AS $$
  WITH wrong AS (
    INSERT INTO rapport.contact_tallies
        (workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, n)
      SELECT workspace, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, sum(n) FROM (
        SELECT status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, 1 AS n
        FROM rapport.contacts WHERE workspace_id = workspace AND erasing_at IS NULL AND merged_into IS NULL
        UNION ALL SELECT status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, -n
        FROM rapport.contact_tallies WHERE workspace_id = workspace) both_ways
      GROUP BY 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING sum(n) <> 0 RETURNING 1),
  wrong_starts AS (
    INSERT INTO rapport.contact_starts (workspace_id, day, status, stage, channel_set, branch_id, n)
      SELECT workspace, day, status, stage, channel_set, branch_id, sum(n) FROM (
        SELECT (first_seen_at AT TIME ZONE 'UTC')::date AS day, status, stage, channel_set, branch_id, 1 AS n
        FROM rapport.contacts WHERE workspace_id = workspace AND erasing_at IS NULL AND merged_into IS NULL
        UNION ALL SELECT day, status, stage, channel_set, branch_id, -n
        FROM rapport.contact_starts WHERE workspace_id = workspace) both_ways
      GROUP BY 2, 3, 4, 5, 6 HAVING sum(n) <> 0)
  SELECT count(*) FROM wrong
$$;

-- Answers by day and wait of all channels and branches together: a tenth of the lines for the chart that is looked at most.
CREATE TABLE rapport.answer_days (
  workspace_id uuid NOT NULL,
  day date NOT NULL,
  author text NOT NULL,
  wait_class integer NOT NULL,
  answers integer NOT NULL,
  settled boolean NOT NULL DEFAULT false
);
CREATE INDEX answer_days_in_time ON rapport.answer_days (workspace_id, day);
CREATE INDEX answer_days_to_settle ON rapport.answer_days (workspace_id) WHERE NOT settled;
CREATE UNIQUE INDEX answer_days_settled ON rapport.answer_days (workspace_id, day, author, wait_class) WHERE settled;
ALTER TABLE rapport.answer_days SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);

CREATE FUNCTION rapport.tally_answer_days() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.answer_days (workspace_id, day, author, wait_class, answers)
    SELECT workspace_id, day, author, wait_class, TG_ARGV[0]::integer * count(*) FROM affected GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION rapport.tally_answer_days() FROM PUBLIC;
CREATE TRIGGER tally_new_days AFTER INSERT ON rapport.contact_answers REFERENCING NEW TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.tally_answer_days('1');
CREATE TRIGGER tally_gone_days AFTER DELETE ON rapport.contact_answers REFERENCING OLD TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.tally_answer_days('-1');
-- The triggers wait for whoever is counting and keep others off until this ends: all that was counted before is seen here.
INSERT INTO rapport.answer_days (workspace_id, day, author, wait_class, answers)
  SELECT workspace_id, day, author, wait_class, sum(answers) FROM rapport.answer_tallies GROUP BY 1, 2, 3, 4 HAVING sum(answers) <> 0;

-- What reading messages took, by model: sums that are kept as readings come and go, in lines that are settled as those of 0015 are.
-- By quarters of an hour and not by days: midnights of every time zone are at the beginning of one, so that what is counted
-- does not depend on the zone of the workspace, and stays right when that is changed.
CREATE TABLE rapport.model_tallies (
  workspace_id uuid NOT NULL,
  -- Its beginning.
  quarter timestamptz NOT NULL,
  provider text NOT NULL,
  model text NOT NULL,
  messages integer NOT NULL,
  input_tokens bigint NOT NULL,
  output_tokens bigint NOT NULL,
  -- Readings whose cost is known, and the sum of it; numeric, since what is added and taken off again must leave nothing.
  priced integer NOT NULL,
  cost_usd numeric NOT NULL,
  settled boolean NOT NULL DEFAULT false
);
CREATE INDEX model_tallies_in_time ON rapport.model_tallies (workspace_id, quarter);
CREATE INDEX model_tallies_to_settle ON rapport.model_tallies (workspace_id) WHERE NOT settled;
CREATE UNIQUE INDEX model_tallies_settled ON rapport.model_tallies (workspace_id, quarter, provider, model) WHERE settled;
ALTER TABLE rapport.model_tallies SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);

CREATE FUNCTION rapport.quarter_of(at timestamptz) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN date_bin('15 minutes', at, timestamptz '2000-01-01 00:00:00Z');

-- Of readings that came or went, in one trigger: whose contacts are to be counted again, and what they took.
CREATE FUNCTION rapport.readings_have_changed() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.contacts_to_count SELECT workspace_id, contact_id FROM affected;
  INSERT INTO rapport.model_tallies
      (workspace_id, quarter, provider, model, messages, input_tokens, output_tokens, priced, cost_usd)
    SELECT workspace_id, rapport.quarter_of(analysed_at), provider, model, TG_ARGV[0]::integer * count(*),
      TG_ARGV[0]::integer * coalesce(sum(input_tokens), 0), TG_ARGV[0]::integer * coalesce(sum(output_tokens), 0),
      TG_ARGV[0]::integer * count(cost_usd), TG_ARGV[0]::integer * coalesce(sum(cost_usd::numeric), 0)
    FROM affected GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
CREATE FUNCTION rapport.tally_changed_reading() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.model_tallies
      (workspace_id, quarter, provider, model, messages, input_tokens, output_tokens, priced, cost_usd)
    SELECT workspace_id, rapport.quarter_of(analysed_at), provider, model, n, n * coalesce(input_tokens, 0),
      n * coalesce(output_tokens, 0), n * num_nonnulls(cost_usd), n * coalesce(cost_usd::numeric, 0)
    FROM (VALUES
      (OLD.workspace_id, OLD.analysed_at, OLD.provider, OLD.model, -1, OLD.input_tokens, OLD.output_tokens, OLD.cost_usd),
      (NEW.workspace_id, NEW.analysed_at, NEW.provider, NEW.model, 1, NEW.input_tokens, NEW.output_tokens, NEW.cost_usd))
      AS reading (workspace_id, analysed_at, provider, model, n, input_tokens, output_tokens, cost_usd);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION rapport.readings_have_changed(), rapport.tally_changed_reading() FROM PUBLIC;

CREATE OR REPLACE TRIGGER count_new AFTER INSERT ON rapport.message_analyses REFERENCING NEW TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.readings_have_changed('1');
CREATE OR REPLACE TRIGGER count_gone AFTER DELETE ON rapport.message_analyses REFERENCING OLD TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.readings_have_changed('-1');
CREATE TRIGGER tally_changed AFTER UPDATE OF provider, model, input_tokens, output_tokens, cost_usd, analysed_at
    ON rapport.message_analyses FOR EACH ROW
  WHEN ((OLD.provider, OLD.model, OLD.input_tokens, OLD.output_tokens, OLD.cost_usd, OLD.analysed_at) IS DISTINCT FROM
    (NEW.provider, NEW.model, NEW.input_tokens, NEW.output_tokens, NEW.cost_usd, NEW.analysed_at))
  EXECUTE FUNCTION rapport.tally_changed_reading();

-- Puts the sums right of one workspace, or of all, where rows came in past the triggers; one statement and so one picture of both,
-- as correct_contact_tallies(). Answers how many sums were wrong.
CREATE FUNCTION rapport.correct_model_tallies(workspace uuid DEFAULT NULL) RETURNS bigint
  LANGUAGE sql SET search_path = rapport, pg_temp AS $$
  WITH wrong AS (
    INSERT INTO rapport.model_tallies
        (workspace_id, quarter, provider, model, messages, input_tokens, output_tokens, priced, cost_usd)
      SELECT workspace_id, quarter, provider, model, sum(messages), sum(input_tokens), sum(output_tokens), sum(priced), sum(cost_usd)
      FROM (
        SELECT workspace_id, rapport.quarter_of(analysed_at) AS quarter, provider, model, count(*) AS messages,
          coalesce(sum(input_tokens), 0) AS input_tokens, coalesce(sum(output_tokens), 0) AS output_tokens,
          count(cost_usd) AS priced, coalesce(sum(cost_usd::numeric), 0) AS cost_usd
        FROM rapport.message_analyses WHERE workspace IS NULL OR workspace_id = workspace GROUP BY 1, 2, 3, 4
        UNION ALL SELECT workspace_id, quarter, provider, model, -messages, -input_tokens, -output_tokens, -priced, -cost_usd
        FROM rapport.model_tallies WHERE workspace IS NULL OR workspace_id = workspace) both_ways
      GROUP BY 1, 2, 3, 4
      HAVING sum(messages) <> 0 OR sum(input_tokens) <> 0 OR sum(output_tokens) <> 0 OR sum(priced) <> 0 OR sum(cost_usd) <> 0
      RETURNING 1)
  SELECT count(*) FROM wrong
$$;
REVOKE ALL ON FUNCTION rapport.correct_model_tallies(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rapport.correct_model_tallies(uuid) TO rapport_maintenance;
-- Readings that are there already: 0019_charts_in_time_concurrently, while others write.

SELECT rapport.refresh_scopes();
