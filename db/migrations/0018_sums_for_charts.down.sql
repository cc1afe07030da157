CREATE OR REPLACE TRIGGER tally_changed AFTER UPDATE OF status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channels,
    erasing_at, merged_into ON rapport.contacts FOR EACH ROW
  WHEN ((OLD.status, OLD.stage, OLD.source, OLD.lead_grade, OLD.sentiment_level, OLD.vip, OLD.at_risk, OLD.branch_id,
      OLD.channel_set, OLD.erasing_at IS NULL AND OLD.merged_into IS NULL) IS DISTINCT FROM
    (NEW.status, NEW.stage, NEW.source, NEW.lead_grade, NEW.sentiment_level, NEW.vip, NEW.at_risk, NEW.branch_id,
      NEW.channel_set, NEW.erasing_at IS NULL AND NEW.merged_into IS NULL))
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
  ELSIF few > 0 THEN
    INSERT INTO rapport.contact_tallies
        (workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, n)
      SELECT workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set,
        TG_ARGV[0]::integer * count(*)
      FROM affected WHERE erasing_at IS NULL AND merged_into IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
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
  RETURN NULL;
END $$;
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
      GROUP BY 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING sum(n) <> 0 RETURNING 1)
  SELECT count(*) FROM wrong
$$;
DROP VIEW scoped.contact_starts;
DROP TABLE rapport.contact_starts;
DROP TRIGGER tally_new_days ON rapport.contact_answers;
DROP TRIGGER tally_gone_days ON rapport.contact_answers;
DROP VIEW scoped.answer_days;
DROP TABLE rapport.answer_days;
DROP FUNCTION rapport.tally_answer_days;
DROP TRIGGER tally_changed ON rapport.message_analyses;
CREATE OR REPLACE TRIGGER count_new AFTER INSERT ON rapport.message_analyses REFERENCING NEW TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.contacts_have_changed();
CREATE OR REPLACE TRIGGER count_gone AFTER DELETE ON rapport.message_analyses REFERENCING OLD TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.contacts_have_changed();
DROP VIEW scoped.model_tallies;
DROP TABLE rapport.model_tallies;
DROP FUNCTION rapport.correct_model_tallies, rapport.readings_have_changed, rapport.tally_changed_reading, rapport.quarter_of;
