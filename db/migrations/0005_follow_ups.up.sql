-- A ledger that is never rebuilt: what was found, decided and sent. Moved by the contact's workflow alone; the API raises
-- "version" as it writes a person's decision, so that a decision about an older reading is refused at once.
CREATE TABLE rapport.follow_ups (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  -- Null for a reminder of a contact without any conversation.
  conversation_id uuid REFERENCES rapport.conversations ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('promise', 'ghosting', 'undecided', 'reminder', 'custom')),
  rule_id text,
  anchor text NOT NULL,
  attempt integer NOT NULL,
  max_attempts integer NOT NULL,
  state text NOT NULL
    CHECK (state IN ('pending', 'approved', 'sent', 'dismissed', 'cancelled', 'failed', 'unconfirmed')),
  approval text NOT NULL DEFAULT 'none' CHECK (approval IN ('none', 'engine', 'person')),
  approved_at timestamptz,
  channel text NOT NULL,
  due_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  -- Claimed for sending, and its result not known yet.
  claimed_at timestamptz,
  -- The provider asked to be left alone until then.
  retry_at timestamptz,
  sent_at timestamptz,
  -- A message of the contact sent after this answers it.
  answered_after timestamptz NOT NULL,
  rule jsonb NOT NULL,
  params jsonb NOT NULL,
  evidence jsonb NOT NULL DEFAULT '[]',
  shown_message_id uuid,
  suggested_message text NOT NULL,
  -- What a person wrote instead.
  message text,
  note text,
  outcome text CHECK (outcome IN ('replied', 'converted', 'no_reply')),
  -- Why it was dismissed, cancelled or failed.
  reason text,
  decided_by text,
  decided_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
-- What was dismissed does not come back.
CREATE UNIQUE INDEX follow_ups_once ON rapport.follow_ups (contact_id, kind, coalesce(rule_id, ''), anchor, attempt);
CREATE INDEX follow_ups_of_contact ON rapport.follow_ups (contact_id, created_at);
CREATE INDEX follow_ups_in_time ON rapport.follow_ups (workspace_id, created_at, id);
CREATE INDEX follow_ups_open ON rapport.follow_ups (workspace_id, state, created_at, id)
  WHERE state IN ('pending', 'approved', 'unconfirmed');
CREATE INDEX follow_ups_of_conversation ON rapport.follow_ups (conversation_id);

-- People's decisions, each with its number in the contact's inbox. Text stays here and never enters a workflow.
CREATE TABLE rapport.follow_up_decisions (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  follow_up_id uuid NOT NULL REFERENCES rapport.follow_ups ON DELETE CASCADE,
  seq bigint NOT NULL,
  -- As domain/follow-ups/decisions.ts has it.
  decision jsonb NOT NULL,
  -- The follow-up's version once it was written.
  version integer NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  applied_at timestamptz
);
CREATE INDEX follow_up_decisions_of ON rapport.follow_up_decisions (follow_up_id, seq);
CREATE INDEX follow_up_decisions_open ON rapport.follow_up_decisions (contact_id, seq) WHERE applied_at IS NULL;

-- Texts that an operator stored for a signal to name, since a signal's own text would stay in Temporal's history.
CREATE TABLE rapport.follow_up_drafts (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  follow_up_id uuid NOT NULL REFERENCES rapport.follow_ups ON DELETE CASCADE,
  message text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ON rapport.follow_up_drafts (contact_id);
CREATE INDEX ON rapport.follow_up_drafts (follow_up_id);

-- What is handed to a channel: a follow-up once it is claimed, or a person's answer from the moment it is written. The id is
-- the idempotency key that the channel gets.
CREATE TABLE rapport.sends (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  conversation_id uuid NOT NULL REFERENCES rapport.conversations ON DELETE CASCADE,
  follow_up_id uuid REFERENCES rapport.follow_ups ON DELETE CASCADE,
  -- The transcript's row; of a follow-up, once it is known to have gone.
  message_id uuid REFERENCES rapport.messages ON DELETE CASCADE,
  state text NOT NULL CHECK (state IN ('queued', 'claimed', 'sent', 'failed', 'unconfirmed')),
  text text NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  claimed_at timestamptz,
  retry_at timestamptz,
  finished_at timestamptz,
  provider_message_id text,
  error text
);
CREATE INDEX sends_of_contact ON rapport.sends (contact_id, claimed_at);
CREATE INDEX sends_of_conversation ON rapport.sends (conversation_id);
CREATE INDEX sends_of_message ON rapport.sends (message_id);
CREATE UNIQUE INDEX sends_of_follow_up ON rapport.sends (follow_up_id) WHERE state IN ('queued', 'claimed', 'sent');
CREATE INDEX sends_to_do ON rapport.sends (contact_id) WHERE state IN ('queued', 'claimed');

-- Follow-ups of a workspace in one hour. The claim holds the row, so that the cap is exact.
CREATE TABLE rapport.workspace_counters (
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  hour timestamptz NOT NULL,
  follow_ups integer NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, hour)
);

CREATE TABLE rapport.reviews (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  conversation_id uuid NOT NULL REFERENCES rapport.conversations ON DELETE CASCADE,
  reason text NOT NULL CHECK (reason IN ('frustration', 'complex', 'rule', 'high_value')),
  rule_id text,
  anchor text NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken_over', 'resolved', 'dismissed')),
  rule jsonb NOT NULL,
  params jsonb NOT NULL,
  evidence jsonb NOT NULL,
  assignee text,
  created_at timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE UNIQUE INDEX reviews_once ON rapport.reviews (conversation_id, reason, coalesce(rule_id, ''), anchor);
CREATE UNIQUE INDEX reviews_unfinished ON rapport.reviews (conversation_id, reason, coalesce(rule_id, ''))
  WHERE state IN ('open', 'taken_over');
CREATE INDEX reviews_of_contact ON rapport.reviews (contact_id, created_at);
CREATE INDEX reviews_in_time ON rapport.reviews (workspace_id, created_at, id);
CREATE INDEX reviews_open ON rapport.reviews (workspace_id, state, created_at, id) WHERE state IN ('open', 'taken_over');

-- What the console outbox would have sent.
CREATE TABLE rapport.outbox (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  conversation_id uuid NOT NULL REFERENCES rapport.conversations ON DELETE CASCADE,
  channel text NOT NULL,
  channel_user_id text NOT NULL,
  text text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX outbox_in_time ON rapport.outbox (workspace_id, at, id);
CREATE INDEX outbox_of_contact ON rapport.outbox (contact_id);

-- Handed back to the AI: what was written until then calls no person any more.
ALTER TABLE rapport.conversations ADD COLUMN released_at timestamptz;
CREATE INDEX conversations_of_humans ON rapport.conversations (workspace_id, last_message_at, id) WHERE handled_by = 'human';

-- When follow-ups have to be looked at again. Beside the contact's own deadline, which follows from its facts and is rebuilt.
ALTER TABLE rapport.contact_inbox ADD COLUMN next_look_at timestamptz;
ALTER TABLE rapport.contact_inbox ADD COLUMN next_look_cause text;
CREATE INDEX contact_inbox_to_look ON rapport.contact_inbox (next_look_at) WHERE next_look_at IS NOT NULL;

SELECT rapport.refresh_scopes();
