-- People who sign in. An account is a person with one password; a user is that person in one workspace, with a role there.
-- Accounts and sessions belong to no workspace: whoever signs in has not said yet which one is meant.

CREATE TABLE rapport.accounts (
  id uuid PRIMARY KEY,
  -- Normalised, as contacts' addresses are.
  email text NOT NULL UNIQUE,
  -- argon2id in PHC format: it names its own parameters, so that raising them later leaves old ones valid.
  password_hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  password_changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE rapport.users (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  -- Null until the invitation is taken up, and again once removed.
  account_id uuid REFERENCES rapport.accounts,
  -- Stays when the user is removed: the ledger names people by their user's id.
  name text NOT NULL,
  email text,
  role text NOT NULL CHECK (role IN ('viewer', 'agent', 'admin')),
  invited_at timestamptz NOT NULL,
  joined_at timestamptz,
  removed_at timestamptz,
  last_seen_at timestamptz,
  CHECK (removed_at IS NOT NULL OR email IS NOT NULL)
);
CREATE UNIQUE INDEX users_by_email ON rapport.users (workspace_id, email) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX users_by_account ON rapport.users (account_id, workspace_id) WHERE account_id IS NOT NULL;

CREATE TABLE rapport.sessions (
  id uuid PRIMARY KEY,
  -- SHA-256 of the cookie's 256 random bits: a copy of the table signs nobody in.
  token_hash bytea NOT NULL UNIQUE,
  account_id uuid NOT NULL REFERENCES rapport.accounts ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES rapport.users ON DELETE CASCADE,
  user_agent text,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  -- Moves on with use, never beyond ends_at.
  expires_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL
);
CREATE INDEX ON rapport.sessions (account_id);
CREATE INDEX ON rapport.sessions (user_id);
CREATE INDEX ON rapport.sessions (expires_at);

-- Failed passwords by e-mail, whether somebody has it or not. A keyed hash: the table is no list of addresses that were tried.
CREATE TABLE rapport.sign_in_attempts (
  email_hash bytea PRIMARY KEY,
  failures integer NOT NULL,
  since timestamptz NOT NULL
);
CREATE INDEX ON rapport.sign_in_attempts (since);

-- One-time links: the operator's welcome, invitations, password resets.
CREATE TABLE rapport.sign_in_links (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  purpose text NOT NULL CHECK (purpose IN ('welcome', 'invite', 'reset')),
  -- Null for a welcome, which makes its user.
  user_id uuid REFERENCES rapport.users ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CHECK ((purpose = 'welcome') = (user_id IS NULL))
);
CREATE INDEX ON rapport.sign_in_links (user_id);
CREATE INDEX ON rapport.sign_in_links (expires_at);

-- Filters of the contact list under a name.
CREATE TABLE rapport.saved_views (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  -- Whose it is; null for what an API key made.
  user_id uuid REFERENCES rapport.users,
  name text NOT NULL,
  -- The list's parameters as they stand in its URL.
  query jsonb NOT NULL,
  shared boolean NOT NULL,
  position integer NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK (shared OR user_id IS NOT NULL)
);
CREATE INDEX ON rapport.saved_views (workspace_id, position, id);

CREATE TABLE rapport.custom_fields (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  key text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice')),
  options text[] NOT NULL DEFAULT '{}',
  position integer NOT NULL,
  created_at timestamptz NOT NULL,
  -- From then on no contact shows a value of it; housekeeping takes the values off, then this row.
  removed_at timestamptz
);
CREATE UNIQUE INDEX custom_fields_by_key ON rapport.custom_fields (workspace_id, key) WHERE removed_at IS NULL;
CREATE INDEX custom_fields_removed ON rapport.custom_fields (removed_at) WHERE removed_at IS NOT NULL;

-- contacts.custom_fields holds values by the field's id, so that a new field of a removed one's key begins empty.
CREATE INDEX contacts_by_custom_field ON rapport.contacts USING gin (workspace_id, custom_fields) WHERE custom_fields <> '{}';

SELECT rapport.refresh_scopes();

GRANT SELECT, INSERT, UPDATE, DELETE ON rapport.accounts, rapport.sessions, rapport.sign_in_attempts TO rapport_api;
GRANT SELECT, DELETE ON rapport.sessions, rapport.sign_in_attempts TO rapport_maintenance;

-- Before a session or a link is known there is no workspace to set; these answer only to whoever holds the token, or for an
-- account whose password was right.
CREATE FUNCTION rapport.authenticate_session(hash bytea, now timestamptz)
  RETURNS TABLE (session_id uuid, account_id uuid, user_id uuid, workspace_id uuid, role text,
    last_seen_at timestamptz, expires_at timestamptz, ends_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
  SELECT s.id, s.account_id, u.id, u.workspace_id, u.role, s.last_seen_at, s.expires_at, s.ends_at
  FROM rapport.sessions s JOIN rapport.users u ON u.id = s.user_id AND u.account_id = s.account_id
  WHERE s.token_hash = hash AND s.expires_at > now AND u.removed_at IS NULL
$$;

CREATE FUNCTION rapport.memberships_of(account uuid)
  RETURNS TABLE (user_id uuid, name text, role text, workspace_id uuid, workspace_name text, last_seen_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
  SELECT u.id, u.name, u.role, w.id, w.name, u.last_seen_at
  FROM rapport.users u JOIN rapport.workspaces w ON w.id = u.workspace_id
  WHERE u.account_id = account AND u.removed_at IS NULL ORDER BY lower(w.name), w.id
$$;

CREATE FUNCTION rapport.open_sign_in_link(hash bytea, now timestamptz)
  RETURNS TABLE (link_id uuid, purpose text, user_id uuid, account_id uuid, name text, email text, role text,
    workspace_id uuid, workspace_name text, created_by text, expires_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
  SELECT l.id, l.purpose, u.id, u.account_id, u.name, u.email, coalesce(u.role, 'admin'), w.id, w.name, l.created_by, l.expires_at
  FROM rapport.sign_in_links l JOIN rapport.workspaces w ON w.id = l.workspace_id LEFT JOIN rapport.users u ON u.id = l.user_id
  WHERE l.token_hash = hash AND l.expires_at > now AND u.removed_at IS NULL
$$;

REVOKE ALL ON FUNCTION rapport.authenticate_session, rapport.memberships_of, rapport.open_sign_in_link FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rapport.authenticate_session, rapport.memberships_of, rapport.open_sign_in_link TO rapport_api;

-- Streams of events that a person has open end with the right to them: by role, by removal, and when a session is ended. Other
-- sessions of the person come back by themselves.
CREATE FUNCTION rapport.tell_signed_out() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.event_feed (workspace_id, kind, subject_id)
    SELECT u.workspace_id, 'access.revoked', u.id FROM rapport.users u WHERE u.id = OLD.user_id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION rapport.tell_signed_out() FROM PUBLIC;
CREATE TRIGGER tell_signed_out AFTER DELETE ON rapport.sessions FOR EACH ROW EXECUTE FUNCTION rapport.tell_signed_out();
CREATE TRIGGER tell_revoked AFTER UPDATE OF role, removed_at ON rapport.users FOR EACH ROW
  WHEN ((OLD.role, OLD.removed_at) IS DISTINCT FROM (NEW.role, NEW.removed_at))
  EXECUTE FUNCTION rapport.tell_of_workspace('access.revoked');
