-- Files of contacts, and lists of many. What is read of a file stays here until the job has come to it, so that neither a crash nor a worker on another
-- machine loses any of it.

-- Its id is its job's, which is made once the whole file is here.
CREATE TABLE rapport.imports (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES rapport.workspaces,
  file_name text,
  encoding text NOT NULL,
  separator text NOT NULL,
  header text[] NOT NULL,
  -- A field for each column, in their order; null for one that is left out.
  mapping text[] NOT NULL,
  dry_run boolean NOT NULL,
  existing text NOT NULL CHECK (existing IN ('update', 'fill')),
  dates text NOT NULL CHECK (dates IN ('dmy', 'mdy', 'ymd')),
  created_at timestamptz NOT NULL
);
CREATE INDEX ON rapport.imports (workspace_id, created_at);
CREATE INDEX ON rapport.imports (created_at);

-- Rows of the file that are still to be taken: [[line, [cell, …]], …] as JSON, some hundred in each. A block goes in the transaction
-- that takes its rows, which is how a job that was killed knows where it stands.
CREATE TABLE rapport.import_blocks (
  import_id uuid NOT NULL REFERENCES rapport.imports ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  block integer NOT NULL,
  rows text NOT NULL,
  PRIMARY KEY (import_id, block)
);
-- Written once and read once: compressing them would cost more than the disk does.
ALTER TABLE rapport.import_blocks ALTER COLUMN rows SET STORAGE EXTERNAL;

-- Rows that were not taken, and what became of the first ones of a dry run. Kept for a week.
CREATE TABLE rapport.import_outcomes (
  import_id uuid NOT NULL REFERENCES rapport.imports ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  line integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('created', 'updated', 'unchanged', 'rejected')),
  reason text,
  field text,
  -- Fields that would change.
  changes text[] NOT NULL DEFAULT '{}',
  cells jsonb NOT NULL,
  -- The contact the row is about, where there is one: its erasure takes the row, too.
  contact_id uuid,
  PRIMARY KEY (import_id, line)
);
CREATE INDEX ON rapport.import_outcomes (contact_id) WHERE contact_id IS NOT NULL;

-- Of a dry run: people as the rows so far would have made them, so that somebody who stands twice in the file is counted as one.
CREATE TABLE rapport.import_drafts (
  import_id uuid NOT NULL REFERENCES rapport.imports ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  -- Keys of the addresses that the rows gave.
  keys text[] NOT NULL,
  person json NOT NULL,
  PRIMARY KEY (import_id, contact_id)
);
CREATE INDEX ON rapport.import_drafts (contact_id);
CREATE INDEX ON rapport.import_drafts USING gin (import_id, keys);

SELECT rapport.refresh_scopes();

-- Once for each statement and not for each address: looking at every contact by itself took more time than all the rest of an import.
-- Only who now has several addresses of a kind has anything to keep.
CREATE FUNCTION rapport.keep_linked_addresses() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp
  SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
DECLARE several uuid;
BEGIN
  -- In the order of ids, like every writer that locks several contacts.
  FOR several IN
    SELECT DISTINCT l.contact_id FROM linked l WHERE l.kind IN ('email', 'phone') AND EXISTS (
      SELECT FROM rapport.contact_identities i WHERE i.contact_id = l.contact_id AND i.kind = l.kind AND i.id <> l.id)
    ORDER BY l.contact_id
  LOOP
    UPDATE rapport.contacts c SET other_addresses = a.addresses
    FROM (
      SELECT coalesce(string_agg(plain, ' ' ORDER BY plain) FILTER (WHERE several_of_kind), '') AS addresses FROM (
        SELECT CASE kind WHEN 'email' THEN rapport.plain(value) ELSE regexp_replace(value, '[^0-9]', '', 'g') END AS plain,
          count(*) OVER (PARTITION BY kind) > 1 AS several_of_kind
        FROM rapport.contact_identities WHERE contact_id = several AND kind IN ('email', 'phone')) each_address
    ) a
    WHERE c.id = several AND c.other_addresses <> a.addresses;
  END LOOP;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION rapport.keep_linked_addresses() FROM PUBLIC;

DROP TRIGGER contact_identities_linked ON rapport.contact_identities;
CREATE TRIGGER contact_identities_linked AFTER INSERT ON rapport.contact_identities REFERENCING NEW TABLE AS linked
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.keep_linked_addresses();

-- Autovacuum looks once a minute. Until then the planner takes a table that some hundred thousand rows have just come into for an
-- empty one, and any index for as good as another.
CREATE FUNCTION rapport.analyze_grown() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
DECLARE grown text;
BEGIN
  FOR grown IN
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'rapport'::regnamespace AND c.relname IN ('contacts', 'contact_identities', 'contact_inbox', 'contact_tags')
      AND pg_stat_get_mod_since_analyze(c.oid) > 1000 + 0.2 * greatest(c.reltuples, 0)
  LOOP
    EXECUTE format('ANALYZE rapport.%I', grown);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION rapport.analyze_grown() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rapport.analyze_grown() TO rapport_worker;

-- The two filters that are most often set together, in the order of the list: walking along one of them passes over all that the
-- other takes away, and gathering what both leave reads every row of it.
CREATE INDEX contacts_by_status_and_stage ON rapport.contacts (workspace_id, status, stage, sort_last_message_at, id)
  WHERE erasing_at IS NULL AND merged_into IS NULL;
