-- What a job has counted so far (rows removed by table, runs deleted): each page adds to it in the transaction of its own work,
-- so that a page repeated after a crash is counted once.
ALTER TABLE rapport.jobs ADD COLUMN tally jsonb NOT NULL DEFAULT '{}';

-- "erased": the rows are gone, and Temporal has yet to confirm that no run is left.
ALTER TABLE rapport.job_items DROP CONSTRAINT job_items_state_check;
ALTER TABLE rapport.job_items ADD CONSTRAINT job_items_state_check CHECK (state IN ('open', 'erased', 'done', 'failed'));
-- Items that are taken in the order of a time: when to look for runs again, or before when a contact has to be judged again.
ALTER TABLE rapport.job_items ADD COLUMN due_at timestamptz;
-- Of an erased contact: the runs that Temporal listed at any time, noted before they are deleted, so that each counts once.
ALTER TABLE rapport.job_items ADD COLUMN run_ids text[] NOT NULL DEFAULT '{}';
CREATE INDEX job_items_due ON rapport.job_items (job_id, due_at, contact_id) WHERE due_at IS NOT NULL;

-- Walks over all contacts of one workspace, by id, however many others the installation has.
CREATE INDEX contacts_of_workspace ON rapport.contacts (workspace_id, id);

SELECT rapport.refresh_scopes();

-- The relay clears away what has served its time, in whatever workspace.
CREATE POLICY relay ON rapport.idempotency_keys TO rapport_relay USING (true);
CREATE POLICY relay ON rapport.erased_identities TO rapport_relay USING (true);
GRANT SELECT, DELETE ON rapport.idempotency_keys, rapport.erased_identities TO rapport_relay;
