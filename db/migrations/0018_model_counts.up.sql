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
