-- Accounts that tell nobody of what comes, and are looked at by a worker (a mailbox): how far each was taken in, and who looks now.
CREATE TABLE rapport.channel_watches (
  connection_id uuid PRIMARY KEY REFERENCES rapport.channel_connections ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  -- As its kind writes it down; null before the first look.
  place jsonb,
  -- One worker at a time, for as long as it goes on saying so.
  held_by text,
  held_until timestamptz,
  -- Not before this time; how often it has failed since it last went well.
  next_at timestamptz NOT NULL,
  failures integer NOT NULL DEFAULT 0
);

SELECT rapport.refresh_scopes();

-- The accounts that a worker may watch now, of all workspaces: those it has, and others that nobody has. `version` changes with the
-- credentials.
CREATE FUNCTION rapport.hold_watches(holder text, lease interval, most integer)
  RETURNS TABLE (connection_id uuid, workspace_id uuid, version text)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
  UPDATE rapport.channel_watches w SET held_until = now() + lease WHERE w.held_by = holder AND w.held_until < now() + lease / 2;
  WITH free AS (
    SELECT k.connection_id FROM rapport.channel_watches k JOIN rapport.channel_connections c ON c.id = k.connection_id
    WHERE k.next_at <= now() AND (k.held_by IS NULL OR k.held_until < now()) AND k.held_by IS DISTINCT FROM holder
      AND c.removed_at IS NULL AND c.paused_at IS NULL
    ORDER BY k.next_at
    LIMIT greatest(0, most - (SELECT count(*) FROM rapport.channel_watches o WHERE o.held_by = holder)) FOR UPDATE OF k SKIP LOCKED
  )
  UPDATE rapport.channel_watches w SET held_by = holder, held_until = now() + lease FROM free WHERE w.connection_id = free.connection_id;
  SELECT w.connection_id, w.workspace_id, md5(c.credentials) FROM rapport.channel_watches w
  JOIN rapport.channel_connections c ON c.id = w.connection_id
  WHERE w.held_by = holder AND c.removed_at IS NULL AND c.paused_at IS NULL
$$;
REVOKE ALL ON FUNCTION rapport.hold_watches FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rapport.hold_watches TO rapport_worker;
