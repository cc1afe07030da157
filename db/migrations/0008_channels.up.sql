-- Accounts at providers that a workspace has connected. An account may be connected in several workspaces.
CREATE TABLE rapport.channel_connections (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  -- A folder of channels/: its name in the API and in the webhook's address.
  kind text NOT NULL,
  name text NOT NULL,
  -- The provider's own id of the account; null for kinds that have none (a widget, a form).
  account_id text,
  -- Sealed; empty once removed.
  credentials text NOT NULL,
  -- Under which key they are sealed (db/seal.ts).
  key_id text NOT NULL,
  -- What is no secret: a widget's colours and words.
  options jsonb NOT NULL DEFAULT '{}',
  paused_at timestamptz,
  -- Why it needs a person's attention: a stable code, and the provider's words. Null while all is well.
  fault text,
  fault_detail text,
  fault_at timestamptz,
  last_event_at timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  -- The row stays: conversations name it, and the same account connected again finds its people and conversations by its id.
  removed_at timestamptz
);
CREATE UNIQUE INDEX channel_connections_by_account ON rapport.channel_connections (workspace_id, kind, account_id)
  WHERE account_id IS NOT NULL;
CREATE INDEX channel_connections_of_account ON rapport.channel_connections (kind, account_id) WHERE removed_at IS NULL;
CREATE INDEX channel_connections_of_workspace ON rapport.channel_connections (workspace_id, created_at, id);

-- How often each type of event came, whether anything was made of it or not.
CREATE TABLE rapport.channel_event_counts (
  workspace_id uuid NOT NULL,
  connection_id uuid NOT NULL REFERENCES rapport.channel_connections ON DELETE CASCADE,
  type text NOT NULL,
  count bigint NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (connection_id, type)
);

-- Events of a kind that nothing is made of yet, as they came: to be looked at by a person. Bounded in number and time.
CREATE TABLE rapport.received_webhooks (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  connection_id uuid NOT NULL REFERENCES rapport.channel_connections ON DELETE CASCADE,
  type text NOT NULL,
  -- Of whom it speaks, where that was known when it came, and the channel's id of them: either finds it when they are erased.
  contact_id uuid REFERENCES rapport.contacts ON DELETE CASCADE,
  channel_user_id text,
  body text NOT NULL,
  -- A provider repeats what it is not sure of.
  body_hash bytea NOT NULL,
  received_at timestamptz NOT NULL,
  UNIQUE (connection_id, body_hash)
);
CREATE INDEX received_webhooks_in_time ON rapport.received_webhooks (connection_id, received_at, id);
CREATE INDEX ON rapport.received_webhooks (contact_id);
CREATE INDEX ON rapport.received_webhooks (received_at);

-- What a provider told of a message before the message itself was known here: how far one of ours has got, quicker than its own
-- answer, or that somebody took one back which is still to come.
CREATE TABLE rapport.delivery_states (
  workspace_id uuid NOT NULL,
  connection_id uuid NOT NULL REFERENCES rapport.channel_connections ON DELETE CASCADE,
  provider_message_id text NOT NULL,
  state text NOT NULL CHECK (state IN ('sent', 'delivered', 'read', 'failed', 'deleted')),
  channel_user_id text,
  contact_id uuid REFERENCES rapport.contacts ON DELETE CASCADE,
  at timestamptz NOT NULL,
  error text,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (connection_id, provider_message_id, state)
);
CREATE INDEX ON rapport.delivery_states (contact_id);
CREATE INDEX ON rapport.delivery_states (received_at);

-- What a provider only names, and has to be asked for (a lead's answers), while it cannot be: its token may be broken for days.
CREATE TABLE rapport.channel_questions (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  connection_id uuid NOT NULL REFERENCES rapport.channel_connections ON DELETE CASCADE,
  -- The provider's own id of what is asked for.
  subject text NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (connection_id, subject)
);
CREATE INDEX ON rapport.channel_questions (next_at);

-- Receipts name a message by the provider's id; a person's answer stands in the transcript under one of ours.
CREATE INDEX sends_by_provider_message ON rapport.sends (provider_message_id) WHERE provider_message_id IS NOT NULL;

-- What only the channel itself needs of a message, to answer it: an e-mail's subject and references.
ALTER TABLE rapport.messages ADD COLUMN channel_data jsonb;

SELECT rapport.refresh_scopes();

-- A webhook names a connection, and what it brings an account: before they are looked up there is no workspace to set. Whoever calls
-- has to check each one's own signature before anything is done with its workspace.
CREATE FUNCTION rapport.connections_for_webhook(wanted_kind text, wanted_id uuid, accounts text[])
  RETURNS TABLE (id uuid, workspace_id uuid, kind text, name text, account_id text, credentials text, key_id text, options jsonb,
    paused boolean, fault text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
  SELECT c.id, c.workspace_id, c.kind, c.name, c.account_id, c.credentials, c.key_id, c.options, c.paused_at IS NOT NULL, c.fault
  FROM rapport.channel_connections c
  WHERE c.kind = wanted_kind AND c.removed_at IS NULL AND (c.id = wanted_id OR c.account_id = ANY(accounts))
  ORDER BY c.id
$$;
-- Questions that are due, of all workspaces, each for one worker: the others find them again after the lease.
CREATE FUNCTION rapport.take_channel_questions(now timestamptz, lease interval, most integer)
  RETURNS TABLE (id uuid, workspace_id uuid, connection_id uuid, subject text, tries integer, created_at timestamptz)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
  WITH due AS (SELECT q.id FROM rapport.channel_questions q WHERE q.next_at <= now ORDER BY q.next_at LIMIT most FOR UPDATE SKIP LOCKED)
  UPDATE rapport.channel_questions q SET next_at = now + lease, tries = q.tries + 1 FROM due WHERE q.id = due.id
  RETURNING q.id, q.workspace_id, q.connection_id, q.subject, q.tries, q.created_at
$$;
REVOKE ALL ON FUNCTION rapport.take_channel_questions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rapport.take_channel_questions TO rapport_worker;
REVOKE ALL ON FUNCTION rapport.connections_for_webhook FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rapport.connections_for_webhook TO rapport_api;
