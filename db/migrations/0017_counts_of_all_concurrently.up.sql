-- Moves between statuses and stages in time: a day that is over is told by those since.
DROP INDEX CONCURRENTLY IF EXISTS rapport.contact_events_of_standing;
CREATE INDEX CONCURRENTLY contact_events_of_standing ON rapport.contact_events (workspace_id, at) WHERE kind IN ('status', 'stage');
-- The triggers count what comes; here comes what was there before them. Counted again, nothing is counted twice.
SELECT rapport.correct_contact_tallies(id) FROM rapport.workspaces;
