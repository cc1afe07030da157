-- Roles are the cluster's, not the database's: two installations in one cluster share them, and each grants only on its own tables.
-- rapport_api and rapport_worker see one workspace at a time, through the views of schema "scoped".
-- rapport_relay and rapport_maintenance work across workspaces, on the few tables their policies name.
DO $$
DECLARE r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['rapport_api', 'rapport_worker', 'rapport_relay', 'rapport_maintenance'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', r);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- made by another installation or a concurrent migration
    END;
    EXECUTE format('GRANT %I TO CURRENT_USER', r);
  END LOOP;
END $$;

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gin;

CREATE SCHEMA rapport;
CREATE SCHEMA scoped;

-- unaccent() is only STABLE (its dictionary could change); a generated column needs IMMUTABLE, and ours is fixed by name.
CREATE FUNCTION rapport.plain(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, value));

CREATE TABLE rapport.workspaces (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE rapport.settings (
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  version integer NOT NULL,
  document jsonb NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, version)
);

CREATE TABLE rapport.api_keys (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  name text NOT NULL,
  role text NOT NULL,
  -- SHA-256 of the key: keys are long and random, so a slow hash would only cost every request.
  key_hash bytea NOT NULL UNIQUE,
  -- Its start, to recognise it by in a list.
  prefix text NOT NULL,
  -- The first key may also make workspaces.
  installation boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX ON rapport.api_keys (workspace_id);

-- Facts and their numbers ---------------------------------------------------------------------------------------------

CREATE SEQUENCE rapport.inbox_seq;

CREATE TABLE rapport.contacts (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  -- Written by the API -----------------------------------------------------------------
  source text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  first_seen_at timestamptz NOT NULL,
  last_message_at timestamptz,
  message_count integer NOT NULL DEFAULT 0,
  channels text[] NOT NULL DEFAULT '{}',
  branch_id uuid,
  assignee_id uuid,
  custom_fields jsonb NOT NULL DEFAULT '{}',
  set_name text, set_email text, set_phone text, set_company text, set_time_zone text,
  -- What channels and the business tell: the shown values, and "told" with the position of each, so that the last by position wins.
  told jsonb NOT NULL DEFAULT '{}',
  told_name text, told_email text, told_phone text, told_company text, told_time_zone text,
  -- Set when a person deletes the contact: from then on no view shows it, while the erasure works through its rows.
  erasing_at timestamptz,
  merged_into uuid REFERENCES rapport.contacts,
  touched_at timestamptz NOT NULL DEFAULT now(),
  -- Written by the contact's workflow --------------------------------------------------
  detected_name text, detected_email text, detected_phone text, detected_company text,
  status text NOT NULL DEFAULT 'new',
  stage text NOT NULL DEFAULT 'inquiry',
  lead_score integer NOT NULL DEFAULT 0,
  lead_grade text NOT NULL DEFAULT 'F',
  sentiment_level text,
  sentiment_score double precision,
  vip boolean NOT NULL DEFAULT false,
  at_risk boolean NOT NULL DEFAULT false,
  completeness double precision NOT NULL DEFAULT 0,
  locks jsonb NOT NULL DEFAULT '{}',
  -- {status, stage, leadScore, sentiment, contributions}: decisions with rule, params and evidence, as domain/judgement.ts has them.
  explain jsonb,
  detected jsonb,
  next_deadline timestamptz,
  deadline_cause text,
  settings_version integer,
  step bigint NOT NULL DEFAULT 0,
  step_result jsonb,
  evaluated_at timestamptz,
  -- Derived ----------------------------------------------------------------------------
  name text GENERATED ALWAYS AS (coalesce(set_name, told_name, detected_name)) STORED,
  email text GENERATED ALWAYS AS (coalesce(set_email, told_email, detected_email)) STORED,
  phone text GENERATED ALWAYS AS (coalesce(set_phone, told_phone, detected_phone)) STORED,
  company text GENERATED ALWAYS AS (coalesce(set_company, told_company, detected_company)) STORED,
  time_zone text GENERATED ALWAYS AS (coalesce(set_time_zone, told_time_zone)) STORED,
  -- Not-null sort columns: a keyset cursor cannot walk over nulls.
  sort_name text GENERATED ALWAYS AS (coalesce(rapport.plain(coalesce(set_name, told_name, detected_name)), '')) STORED,
  sort_last_message_at timestamptz GENERATED ALWAYS AS (coalesce(last_message_at, '-infinity'::timestamptz)) STORED,
  -- Name, e-mail and phone without accents and case; the phone also as bare digits, so that any formatting finds it.
  search text GENERATED ALWAYS AS (
    coalesce(rapport.plain(coalesce(set_name, told_name, detected_name)), '') || ' ' ||
    coalesce(rapport.plain(coalesce(set_email, told_email, detected_email)), '') || ' ' ||
    coalesce(regexp_replace(coalesce(set_phone, told_phone, detected_phone), '[^0-9]', '', 'g'), '')
  ) STORED,
  CHECK (status IN ('new', 'active', 'qualified', 'converted', 'inactive', 'churned')),
  CHECK (stage IN ('inquiry', 'comparing', 'closing', 'in_progress', 'follow_up')),
  CHECK (lead_grade IN ('A', 'B', 'C', 'D', 'F')),
  CHECK (lead_score BETWEEN 0 AND 100)
) WITH (fillfactor = 85);

CREATE INDEX contacts_by_last_message ON rapport.contacts (workspace_id, sort_last_message_at, id);
CREATE INDEX contacts_by_first_seen ON rapport.contacts (workspace_id, first_seen_at, id);
CREATE INDEX contacts_by_name ON rapport.contacts (workspace_id, sort_name COLLATE "C", id);
CREATE INDEX contacts_by_score ON rapport.contacts (workspace_id, lead_score, id);
CREATE INDEX contacts_by_status ON rapport.contacts (workspace_id, status, sort_last_message_at, id);
CREATE INDEX contacts_by_stage ON rapport.contacts (workspace_id, stage, sort_last_message_at, id);
CREATE INDEX contacts_by_search ON rapport.contacts USING gin (workspace_id, search gin_trgm_ops);
CREATE INDEX contacts_by_deadline ON rapport.contacts (next_deadline) WHERE next_deadline IS NOT NULL;
CREATE INDEX contacts_by_settings ON rapport.contacts (workspace_id, settings_version, next_deadline);
CREATE INDEX contacts_merged ON rapport.contacts (merged_into) WHERE merged_into IS NOT NULL;

-- One row per contact: a burst of facts is one row to relay. last_seq numbers come from one sequence, drawn while this row is
-- locked, so that for one contact they are committed in order and across contacts they compare.
CREATE TABLE rapport.contact_inbox (
  contact_id uuid PRIMARY KEY REFERENCES rapport.contacts ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  last_seq bigint NOT NULL DEFAULT 0,
  last_at timestamptz NOT NULL DEFAULT now(),
  relayed_seq bigint NOT NULL DEFAULT 0,
  judged_seq bigint NOT NULL DEFAULT 0,
  -- A relay holds the row until then; it commits before it calls Temporal, so the lease, not a lock, keeps others off.
  leased_until timestamptz,
  -- At most about five signals a second for one workflow.
  next_relay_at timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 70);
CREATE INDEX contact_inbox_to_relay ON rapport.contact_inbox (workspace_id, last_at) WHERE last_seq > relayed_seq;
CREATE INDEX contact_inbox_to_judge ON rapport.contact_inbox (last_at) WHERE last_seq > judged_seq;

-- Addresses and channel ids. The unique index decides every race over who a person is.
-- kind: email, phone, external, or a channel's name; scope: the connection for ids that are only unique within one account.
CREATE TABLE rapport.contact_identities (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  kind text NOT NULL,
  scope text NOT NULL DEFAULT '',
  value text NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  is_primary boolean NOT NULL DEFAULT false,
  -- channel, business, analysis, person, import
  linked_by text NOT NULL,
  linked_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, kind, value, scope)
);
CREATE INDEX ON rapport.contact_identities (contact_id);

CREATE TABLE rapport.conversations (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  channel text NOT NULL,
  connection_id text NOT NULL DEFAULT '',
  channel_user_id text NOT NULL,
  handled_by text NOT NULL DEFAULT 'ai',
  assignee_id uuid,
  verified boolean NOT NULL DEFAULT true,
  first_message_at timestamptz NOT NULL,
  last_message_at timestamptz NOT NULL,
  message_count integer NOT NULL DEFAULT 0,
  UNIQUE (workspace_id, channel, channel_user_id, connection_id)
);
CREATE INDEX ON rapport.conversations (contact_id);
CREATE INDEX ON rapport.conversations (workspace_id, last_message_at, id);

CREATE TABLE rapport.messages (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  -- The contact it first came to: a merge moves contact_id, and an undo finds its way back by this.
  origin_contact_id uuid NOT NULL,
  conversation_id uuid NOT NULL REFERENCES rapport.conversations ON DELETE CASCADE,
  seq bigint NOT NULL,
  channel text NOT NULL,
  connection_id text NOT NULL DEFAULT '',
  channel_user_id text NOT NULL,
  channel_message_id text NOT NULL,
  -- The whole idempotency key in one sortable text: breaks ties between messages of the same instant.
  position_key text COLLATE "C" NOT NULL,
  direction text NOT NULL,
  author text NOT NULL,
  text text,
  attachments jsonb NOT NULL DEFAULT '[]',
  -- SHA-256 of text and attachments as first accepted: the same id with another text is told apart even after an edit.
  content_hash bytea NOT NULL,
  sent_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  edited_at timestamptz,
  deleted_at timestamptz,
  -- Raised by an edit or deletion: an analysis of an older revision is stale.
  revision integer NOT NULL DEFAULT 0,
  source text NOT NULL,
  -- Details of the person that came with this message.
  told jsonb,
  branch_id uuid,
  backfill boolean NOT NULL DEFAULT false,
  delivery jsonb,
  UNIQUE (workspace_id, channel_message_id, channel, channel_user_id, connection_id)
);
CREATE INDEX messages_of_contact ON rapport.messages (contact_id, sent_at, position_key);
CREATE INDEX messages_to_fold ON rapport.messages (contact_id, seq);
CREATE INDEX messages_of_conversation ON rapport.messages (conversation_id, sent_at, position_key);

CREATE TABLE rapport.message_analyses (
  message_id uuid PRIMARY KEY REFERENCES rapport.messages ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  revision integer NOT NULL,
  -- Of the messages it was read in the light of: when one comes late, the readings after it are made anew.
  context_hash bytea NOT NULL,
  settings_version integer NOT NULL,
  provider text NOT NULL,
  model text NOT NULL,
  prompt_version text,
  -- The local analyzer stood in for a model that could not be reached: read again when it is back.
  provisional boolean NOT NULL DEFAULT false,
  reading jsonb NOT NULL,
  sentiment_score double precision,
  sentiment_level text,
  input_tokens integer,
  output_tokens integer,
  cost_usd double precision,
  analysed_at timestamptz NOT NULL
);
CREATE INDEX ON rapport.message_analyses (contact_id);
CREATE INDEX ON rapport.message_analyses (workspace_id) WHERE provisional;

CREATE TABLE rapport.contact_actions (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  seq bigint NOT NULL,
  action text NOT NULL,
  action_id text NOT NULL,
  position_key text COLLATE "C" NOT NULL,
  occurred_at timestamptz NOT NULL,
  value jsonb,
  received_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (contact_id, action_id)
);
CREATE INDEX ON rapport.contact_actions (contact_id, seq);

-- People's decisions about a contact. Text that came with one (a note on points) stays here and never enters a workflow.
CREATE TABLE rapport.contact_edits (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  seq bigint NOT NULL,
  position_key text COLLATE "C" NOT NULL,
  edit jsonb NOT NULL,
  note text,
  actor text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX ON rapport.contact_edits (contact_id, seq);

-- The fold's state at two positions: the newest, and one at least 50 messages behind.
CREATE TABLE rapport.contact_checkpoints (
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  place text NOT NULL CHECK (place IN ('head', 'behind')),
  at timestamptz NOT NULL,
  position_key text COLLATE "C" NOT NULL,
  -- All facts up to this inbox number whose position is not after this checkpoint's are in the state.
  seq bigint NOT NULL,
  facts integer NOT NULL,
  state jsonb NOT NULL,
  PRIMARY KEY (contact_id, place)
);

-- The ledger: what changed, why, and who did it. Never rebuilt.
CREATE TABLE rapport.contact_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  -- The workflow's step; null for what a person changed directly (a tag, a name).
  step bigint,
  kind text NOT NULL,
  before jsonb,
  after jsonb,
  rule jsonb,
  params jsonb,
  evidence jsonb NOT NULL DEFAULT '[]',
  actor text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX ON rapport.contact_events (contact_id, id);
CREATE UNIQUE INDEX contact_events_once ON rapport.contact_events (contact_id, step, kind) WHERE step IS NOT NULL;

-- Tags, notes ---------------------------------------------------------------------------------------------------------

CREATE TABLE rapport.tags (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  name text NOT NULL,
  color text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX tags_by_name ON rapport.tags (workspace_id, lower(name));

CREATE TABLE rapport.contact_tags (
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  tag_id uuid NOT NULL REFERENCES rapport.tags ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (contact_id, tag_id)
);
CREATE INDEX ON rapport.contact_tags (tag_id, contact_id);

CREATE TABLE rapport.notes (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  text text NOT NULL,
  author text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON rapport.notes (contact_id, created_at, id);

CREATE TABLE rapport.opt_outs (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  -- A channel's name, or "all".
  scope text NOT NULL,
  source text NOT NULL,
  at timestamptz NOT NULL,
  UNIQUE (contact_id, scope)
);

-- Bulk work, idempotency, erasure -------------------------------------------------------------------------------------

CREATE TABLE rapport.jobs (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed', 'cancelled')),
  -- What to do: filter, tag, stage. Stays here; workflows know the job by its id.
  request jsonb NOT NULL,
  total integer,
  done integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  receipt jsonb,
  cancel_requested boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  -- The workflow has been started: the relay starts those that have not.
  started_at timestamptz
);
CREATE INDEX ON rapport.jobs (workspace_id, created_at);
CREATE INDEX jobs_to_start ON rapport.jobs (created_at) WHERE started_at IS NULL;

-- The contacts of a bulk job, fixed when it was asked for, so that a page repeated after a crash is the same page.
CREATE TABLE rapport.job_items (
  job_id uuid NOT NULL REFERENCES rapport.jobs ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'failed')),
  PRIMARY KEY (job_id, contact_id)
);
CREATE INDEX job_items_open ON rapport.job_items (job_id, contact_id) WHERE state = 'open';

CREATE TABLE rapport.idempotency_keys (
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status integer,
  body jsonb,
  -- The contact an answer speaks of, so that erasing the contact erases the answer.
  contact_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, key)
);
CREATE INDEX ON rapport.idempotency_keys (created_at);
CREATE INDEX ON rapport.idempotency_keys (contact_id) WHERE contact_id IS NOT NULL;

-- Keyed hashes of an erased person's channel ids, for 8 days: a provider's repeat must not bring the contact back.
CREATE TABLE rapport.erased_identities (
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  identity_hash bytea NOT NULL,
  erased_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, identity_hash)
);
CREATE INDEX ON rapport.erased_identities (expires_at);

-- Keyed hashes of opted-out addresses; outlive the contact for good.
CREATE TABLE rapport.opted_out_addresses (
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  address_hash bytea NOT NULL,
  scope text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, address_hash, scope)
);

-- Ids and field names, never values: a value here would outlive the erasure of the contact it came from.
CREATE TABLE rapport.audit_log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  at timestamptz NOT NULL DEFAULT now(),
  actor text NOT NULL,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text,
  fields text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX ON rapport.audit_log (workspace_id, id);

-- A row per process and kind, its heartbeat: what /readyz means by "a worker is there".
CREATE TABLE rapport.heartbeats (
  kind text NOT NULL,
  process text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (kind, process)
);

-- Who may see what ----------------------------------------------------------------------------------------------------

-- Makes the views of schema "scoped" and the policies behind them, for every table that has a workspace_id.
-- Called at the end of each migration that adds a table or a column, so that neither can be forgotten.
-- The views belong to the tables' owner and have no security_barrier: they are inlined, and keep LIMIT, trigram and COPY fast,
-- which row-level security alone does not (its operators are not leakproof).
CREATE FUNCTION rapport.refresh_scopes() RETURNS void LANGUAGE plpgsql AS $$
DECLARE t text;
BEGIN
  FOR t IN
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'rapport' AND c.relkind IN ('r', 'p') AND EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped)
    ORDER BY 1
  LOOP
    EXECUTE format('ALTER TABLE rapport.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('DROP POLICY IF EXISTS one_workspace ON rapport.%I', t);
    EXECUTE format($p$CREATE POLICY one_workspace ON rapport.%I TO rapport_api, rapport_worker
      USING (workspace_id = current_setting('app.workspace')::uuid)
      WITH CHECK (workspace_id = current_setting('app.workspace')::uuid)$p$, t);
    EXECUTE format('DROP POLICY IF EXISTS maintenance ON rapport.%I', t);
    EXECUTE format('CREATE POLICY maintenance ON rapport.%I TO rapport_maintenance USING (true) WITH CHECK (true)', t);
    EXECUTE format($v$CREATE OR REPLACE VIEW scoped.%1$I AS SELECT * FROM rapport.%1$I
      WHERE workspace_id = current_setting('app.workspace')::uuid WITH LOCAL CHECK OPTION$v$, t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON scoped.%I TO rapport_api, rapport_worker', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON rapport.%I TO rapport_maintenance', t);
  END LOOP;
END $$;

ALTER TABLE rapport.workspaces ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_workspace ON rapport.workspaces TO rapport_api, rapport_worker USING (id = current_setting('app.workspace')::uuid);
CREATE POLICY maintenance ON rapport.workspaces TO rapport_maintenance, rapport_relay USING (true) WITH CHECK (true);
CREATE VIEW scoped.workspaces AS SELECT * FROM rapport.workspaces WHERE id = current_setting('app.workspace')::uuid;
GRANT SELECT ON scoped.workspaces TO rapport_api, rapport_worker;
GRANT SELECT, INSERT, UPDATE ON rapport.workspaces TO rapport_maintenance;
GRANT SELECT ON rapport.workspaces TO rapport_relay;

GRANT USAGE ON SCHEMA rapport TO rapport_relay, rapport_maintenance, rapport_api, rapport_worker;
GRANT USAGE ON SCHEMA scoped TO rapport_api, rapport_worker;
GRANT USAGE ON SEQUENCE rapport.inbox_seq TO rapport_api, rapport_worker, rapport_maintenance;
GRANT SELECT, INSERT, UPDATE, DELETE ON rapport.heartbeats TO rapport_api, rapport_worker, rapport_relay;

SELECT rapport.refresh_scopes();

CREATE POLICY relay ON rapport.contact_inbox TO rapport_relay USING (true) WITH CHECK (true);
CREATE POLICY relay ON rapport.jobs TO rapport_relay USING (true) WITH CHECK (true);
CREATE POLICY relay ON rapport.contacts FOR SELECT TO rapport_relay USING (true);
GRANT SELECT, UPDATE ON rapport.contact_inbox, rapport.jobs TO rapport_relay;
GRANT SELECT (id, workspace_id, next_deadline, erasing_at, merged_into) ON rapport.contacts TO rapport_relay;

-- Before a key is known there is no workspace to set: these two are the only ways around the scope, and answer one row each.
CREATE FUNCTION rapport.authenticate(hash bytea)
  RETURNS TABLE (key_id uuid, workspace_id uuid, role text, installation boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rapport, pg_temp
  AS 'SELECT k.id, k.workspace_id, k.role, k.installation FROM rapport.api_keys k WHERE k.key_hash = hash AND k.revoked_at IS NULL';
REVOKE ALL ON FUNCTION rapport.authenticate(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rapport.authenticate(bytea) TO rapport_api;

CREATE FUNCTION rapport.create_workspace(id uuid, name text, key_id uuid, key_hash bytea, key_prefix text, first boolean, settings jsonb)
  RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
  INSERT INTO rapport.workspaces (id, name) VALUES (create_workspace.id, create_workspace.name);
  INSERT INTO rapport.settings (workspace_id, version, document, changed_by) VALUES (create_workspace.id, 1, create_workspace.settings, 'system');
  INSERT INTO rapport.api_keys (id, workspace_id, name, role, key_hash, prefix, installation)
    VALUES (key_id, create_workspace.id, 'First key', 'admin', create_workspace.key_hash, key_prefix, first);
$$;
REVOKE ALL ON FUNCTION rapport.create_workspace FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rapport.create_workspace TO rapport_api;
