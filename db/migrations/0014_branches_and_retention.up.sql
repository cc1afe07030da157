-- Older than the workspace keeps what was said: text and files are gone. What was read in it stays, and with it what the contact is.
ALTER TABLE rapport.messages ADD COLUMN expired_at timestamptz;

-- Places of the business. contacts.branch_id and messages.branch_id name them.
CREATE TABLE rapport.branches (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  -- From then on it is offered to nobody; it is taken off its contacts some at a time, then this row goes.
  removed_at timestamptz
);
CREATE UNIQUE INDEX branches_by_name ON rapport.branches (workspace_id, lower(name)) WHERE removed_at IS NULL;
CREATE INDEX branches_removed ON rapport.branches (removed_at) WHERE removed_at IS NOT NULL;

-- Whoever writes by this connection, and is of no branch yet, is of this one.
ALTER TABLE rapport.channel_connections ADD COLUMN branch_id uuid REFERENCES rapport.branches ON DELETE SET NULL;
CREATE INDEX ON rapport.channel_connections (branch_id) WHERE branch_id IS NOT NULL;

CREATE INDEX contacts_of_branch ON rapport.contacts (workspace_id, branch_id, sort_last_message_at, id) WHERE branch_id IS NOT NULL;

SELECT rapport.refresh_scopes();
