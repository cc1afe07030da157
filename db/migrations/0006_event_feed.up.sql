-- What changed, in one order, for live streams, outgoing webhooks and e-mail. Ids alone: whoever reads it reads the values as they
-- are then, so that nothing personal is kept twice, and several changes of one thing are told once.
--
-- (xid, id) is the order. A serial number alone would skip what commits late; no transaction below pg_snapshot_xmin() is still
-- under way, so whoever reads up to there has seen everything before it. A list of changed contacts can take the same order.
CREATE TABLE rapport.event_feed (
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  id bigint GENERATED ALWAYS AS IDENTITY,
  workspace_id uuid NOT NULL,
  kind text NOT NULL,
  contact_id uuid,
  subject_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (xid, id)
);

-- How far readers have got that share their work, and ("expired") up to where lines have been removed.
CREATE TABLE rapport.feed_cursors (
  name text PRIMARY KEY,
  xid xid8 NOT NULL,
  id bigint NOT NULL
);
-- Whoever notifies begins here: what was before is nobody's news.
INSERT INTO rapport.feed_cursors VALUES ('notifications', pg_current_xact_id(), 0);

-- Written by triggers, so that no writer can forget it. SECURITY DEFINER: who writes sees the views alone.
CREATE FUNCTION rapport.tell_contact() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.event_feed (workspace_id, kind, contact_id, subject_id)
    VALUES (NEW.workspace_id, TG_ARGV[0], NEW.id, NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION rapport.tell_new_contacts() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.event_feed (workspace_id, kind, contact_id, subject_id)
    SELECT workspace_id, 'contact.updated', id, id FROM affected;
  RETURN NULL;
END $$;

CREATE FUNCTION rapport.tell_tagging() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.event_feed (workspace_id, kind, contact_id, subject_id)
    SELECT DISTINCT c.workspace_id, 'contact.updated', c.id, c.id
    FROM affected a JOIN rapport.contacts c ON c.id = a.contact_id WHERE c.erasing_at IS NULL;
  RETURN NULL;
END $$;

-- A judgement of new facts: their number and date are in the contact's row, whether or not anything else has changed.
CREATE FUNCTION rapport.tell_judged() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.event_feed (workspace_id, kind, contact_id, subject_id)
    SELECT NEW.workspace_id, 'contact.updated', NEW.contact_id, NEW.contact_id
    WHERE NOT EXISTS (SELECT FROM rapport.event_feed f
      WHERE f.xid = pg_current_xact_id() AND f.kind = 'contact.updated' AND f.contact_id = NEW.contact_id);
  RETURN NULL;
END $$;

CREATE FUNCTION rapport.tell_of_contact() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.event_feed (workspace_id, kind, contact_id, subject_id)
    VALUES (NEW.workspace_id, TG_ARGV[0], NEW.contact_id, NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION rapport.tell_of_workspace() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.event_feed (workspace_id, kind, subject_id) VALUES (NEW.workspace_id, TG_ARGV[0], NEW.id);
  RETURN NULL;
END $$;

REVOKE ALL ON FUNCTION rapport.tell_contact(), rapport.tell_new_contacts(), rapport.tell_tagging(), rapport.tell_judged(),
  rapport.tell_of_contact(), rapport.tell_of_workspace() FROM PUBLIC;

CREATE TRIGGER tell_created AFTER INSERT ON rapport.contacts REFERENCING NEW TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.tell_new_contacts();
-- Not the columns that every accepted message moves: a judgement follows, and tells.
CREATE TRIGGER tell_updated AFTER UPDATE ON rapport.contacts FOR EACH ROW
  WHEN (NEW.erasing_at IS NULL AND NEW.merged_into IS NULL AND
    (OLD.name, OLD.email, OLD.phone, OLD.company, OLD.time_zone, OLD.channels, OLD.branch_id, OLD.assignee_id, OLD.custom_fields,
     OLD.status, OLD.stage, OLD.lead_score, OLD.lead_grade, OLD.sentiment_level, OLD.sentiment_score, OLD.vip, OLD.at_risk,
     OLD.completeness, OLD.locks, OLD.merged_into) IS DISTINCT FROM
    (NEW.name, NEW.email, NEW.phone, NEW.company, NEW.time_zone, NEW.channels, NEW.branch_id, NEW.assignee_id, NEW.custom_fields,
     NEW.status, NEW.stage, NEW.lead_score, NEW.lead_grade, NEW.sentiment_level, NEW.sentiment_score, NEW.vip, NEW.at_risk,
     NEW.completeness, NEW.locks, NEW.merged_into))
  EXECUTE FUNCTION rapport.tell_contact('contact.updated');
CREATE TRIGGER tell_deleted AFTER UPDATE OF erasing_at ON rapport.contacts FOR EACH ROW
  WHEN (OLD.erasing_at IS NULL AND NEW.erasing_at IS NOT NULL) EXECUTE FUNCTION rapport.tell_contact('contact.deleted');
CREATE TRIGGER tell_merged AFTER UPDATE OF merged_into ON rapport.contacts FOR EACH ROW
  WHEN (NEW.merged_into IS NOT NULL AND NEW.merged_into IS DISTINCT FROM OLD.merged_into)
  EXECUTE FUNCTION rapport.tell_contact('contact.merged');
CREATE TRIGGER tell_judged AFTER UPDATE OF judged_seq ON rapport.contact_inbox FOR EACH ROW
  WHEN (NEW.judged_seq > OLD.judged_seq) EXECUTE FUNCTION rapport.tell_judged();

CREATE TRIGGER tell_tagged AFTER INSERT ON rapport.contact_tags REFERENCING NEW TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.tell_tagging();
CREATE TRIGGER tell_untagged AFTER DELETE ON rapport.contact_tags REFERENCING OLD TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.tell_tagging();

-- History that is brought in notifies nobody.
CREATE TRIGGER tell_received AFTER INSERT ON rapport.messages FOR EACH ROW
  WHEN (NOT NEW.backfill) EXECUTE FUNCTION rapport.tell_of_contact('message.received');
CREATE TRIGGER tell_changed AFTER UPDATE OF edited_at, deleted_at, delivery ON rapport.messages FOR EACH ROW
  WHEN ((OLD.edited_at, OLD.deleted_at, OLD.delivery) IS DISTINCT FROM (NEW.edited_at, NEW.deleted_at, NEW.delivery))
  EXECUTE FUNCTION rapport.tell_of_contact('message.changed');

CREATE TRIGGER tell_found AFTER INSERT ON rapport.follow_ups FOR EACH ROW
  EXECUTE FUNCTION rapport.tell_of_contact('follow_up.changed');
CREATE TRIGGER tell_changed AFTER UPDATE ON rapport.follow_ups FOR EACH ROW
  WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION rapport.tell_of_contact('follow_up.changed');
CREATE TRIGGER tell_flagged AFTER INSERT ON rapport.reviews FOR EACH ROW
  EXECUTE FUNCTION rapport.tell_of_contact('review.changed');
CREATE TRIGGER tell_changed AFTER UPDATE ON rapport.reviews FOR EACH ROW
  WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION rapport.tell_of_contact('review.changed');
CREATE TRIGGER tell_handed_over AFTER UPDATE OF handled_by, assignee_id, verified ON rapport.conversations FOR EACH ROW
  WHEN ((OLD.handled_by, OLD.assignee_id, OLD.verified) IS DISTINCT FROM (NEW.handled_by, NEW.assignee_id, NEW.verified))
  EXECUTE FUNCTION rapport.tell_of_contact('conversation.changed');

CREATE TRIGGER tell_asked AFTER INSERT ON rapport.jobs FOR EACH ROW EXECUTE FUNCTION rapport.tell_of_workspace('job.progress');
CREATE TRIGGER tell_progress AFTER UPDATE ON rapport.jobs FOR EACH ROW
  WHEN ((OLD.state, OLD.total, OLD.done, OLD.failed) IS DISTINCT FROM (NEW.state, NEW.total, NEW.done, NEW.failed))
  EXECUTE FUNCTION rapport.tell_of_workspace('job.progress');
-- Ends the streams that a revoked key has open, in whatever process.
CREATE TRIGGER tell_revoked AFTER UPDATE OF revoked_at ON rapport.api_keys FOR EACH ROW
  WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION rapport.tell_of_workspace('access.revoked');

-- One reader of a process reads for all workspaces it serves; what it gets are ids. The horizon is of the same snapshot as the
-- lines, and comes even where there are none.
CREATE FUNCTION rapport.read_feed(after_xid xid8, after_id bigint, workspaces uuid[], most integer)
  RETURNS TABLE (horizon xid8, xid xid8, id bigint, workspace_id uuid, kind text, contact_id uuid, subject_id uuid, at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
  SELECT h.horizon, f.xid, f.id, f.workspace_id, f.kind, f.contact_id, f.subject_id, f.at
  FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS horizon) h LEFT JOIN LATERAL (
    SELECT * FROM rapport.event_feed e
    WHERE (e.xid, e.id) > (after_xid, after_id) AND e.xid < h.horizon AND (workspaces IS NULL OR e.workspace_id = ANY (workspaces))
    ORDER BY e.xid, e.id LIMIT most) f ON true
  ORDER BY f.xid, f.id
$$;
REVOKE ALL ON FUNCTION rapport.read_feed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rapport.read_feed TO rapport_api, rapport_worker;
GRANT SELECT ON rapport.feed_cursors TO rapport_api, rapport_worker, rapport_relay;
GRANT INSERT, UPDATE ON rapport.feed_cursors TO rapport_worker, rapport_relay;

-- Outgoing webhooks -----------------------------------------------------------------------------------------------------

CREATE TABLE rapport.webhooks (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  url text NOT NULL,
  events text[] NOT NULL,
  -- Sealed with the installation's secret key.
  secret text NOT NULL,
  -- attention: it has failed for days, and is still tried; disabled: by a person, or by its own answer 410.
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'attention', 'disabled')),
  failing_since timestamptz,
  last_error text,
  last_delivered_at timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ON rapport.webhooks (workspace_id, created_at);

-- One event for one endpoint. The id is the receiver's key against repeats.
CREATE TABLE rapport.webhook_deliveries (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  workspace_id uuid NOT NULL,
  webhook_id uuid NOT NULL REFERENCES rapport.webhooks ON DELETE CASCADE,
  -- Whose values the body holds; null where it holds none, as in the news that a contact is gone. A reference, so that what is
  -- queued while the contact is being erased goes too.
  contact_id uuid REFERENCES rapport.contacts ON DELETE CASCADE,
  -- Deliveries of one lane go in order: a contact's, or a job's.
  lane uuid NOT NULL,
  type text NOT NULL,
  body text NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'delivered', 'dead')),
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL,
  leased_until timestamptz,
  -- The three days of trying run from here.
  first_tried_at timestamptz,
  response_status integer,
  error text,
  created_at timestamptz NOT NULL,
  delivered_at timestamptz
);
CREATE INDEX webhook_deliveries_due ON rapport.webhook_deliveries (webhook_id, next_at, seq) WHERE state = 'queued';
CREATE INDEX webhook_deliveries_lane ON rapport.webhook_deliveries (webhook_id, lane, seq) WHERE state = 'queued';
CREATE INDEX webhook_deliveries_leased ON rapport.webhook_deliveries (webhook_id, leased_until)
  WHERE state = 'queued' AND leased_until IS NOT NULL;
CREATE INDEX webhook_deliveries_in_time ON rapport.webhook_deliveries (webhook_id, seq);
CREATE INDEX webhook_deliveries_of_contact ON rapport.webhook_deliveries (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX webhook_deliveries_finished ON rapport.webhook_deliveries (created_at) WHERE state <> 'queued';

-- E-mail to the team -------------------------------------------------------------------------------------------------

-- What waits for a person and has not been mailed yet; once mailed, it stays to be known by.
CREATE TABLE rapport.mail_items (
  workspace_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  subject_kind text NOT NULL CHECK (subject_kind IN ('review', 'follow_up')),
  created_at timestamptz NOT NULL,
  mailed_at timestamptz,
  PRIMARY KEY (workspace_id, subject_id)
);
CREATE INDEX mail_items_waiting ON rapport.mail_items (workspace_id, created_at) WHERE mailed_at IS NULL;
CREATE INDEX mail_items_of_contact ON rapport.mail_items (contact_id);

-- When a workspace may be mailed next. A worker holds the row by its lease, so that two do not mail the same.
CREATE TABLE rapport.mail_turns (
  workspace_id uuid PRIMARY KEY REFERENCES rapport.workspaces,
  next_at timestamptz NOT NULL,
  -- The next morning's digest; null while none is due.
  digest_at timestamptz,
  leased_until timestamptz,
  failures integer NOT NULL DEFAULT 0
);

SELECT rapport.refresh_scopes();

-- The relay's role finds what is due in whatever workspace, clears away what has served its time, and sees no body and no secret.
CREATE POLICY relay ON rapport.event_feed TO rapport_relay USING (true);
CREATE POLICY relay ON rapport.webhooks FOR SELECT TO rapport_relay USING (true);
CREATE POLICY relay ON rapport.webhook_deliveries TO rapport_relay USING (true);
GRANT SELECT, DELETE ON rapport.event_feed TO rapport_relay;
GRANT SELECT (id, workspace_id, state) ON rapport.webhooks TO rapport_relay;
GRANT SELECT (id, seq, workspace_id, webhook_id, lane, state, next_at, leased_until, created_at), UPDATE (leased_until), DELETE
  ON rapport.webhook_deliveries TO rapport_relay;
CREATE POLICY relay ON rapport.mail_items FOR SELECT TO rapport_relay USING (true);
CREATE POLICY relay ON rapport.mail_turns TO rapport_relay USING (true);
GRANT SELECT (workspace_id, mailed_at) ON rapport.mail_items TO rapport_relay;
GRANT SELECT, UPDATE (leased_until) ON rapport.mail_turns TO rapport_relay;
