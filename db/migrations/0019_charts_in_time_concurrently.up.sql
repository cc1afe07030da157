-- Who is behind a number: contacts of a day are found without their messages.
DROP INDEX CONCURRENTLY IF EXISTS rapport.contact_tones_in_time;
CREATE INDEX CONCURRENTLY contact_tones_in_time ON rapport.contact_tones (workspace_id, day, contact_id) INCLUDE (level, channel, branch_id);
DROP INDEX CONCURRENTLY IF EXISTS rapport.contact_answers_in_time;
CREATE INDEX CONCURRENTLY contact_answers_in_time ON rapport.contact_answers (workspace_id, day, contact_id) INCLUDE (author, channel, branch_id);
-- No chart reads readings by their time any more.
DROP INDEX CONCURRENTLY IF EXISTS rapport.message_analyses_in_time;
-- The triggers count what comes; here comes what was there before them. Counted again, nothing is counted twice.
SELECT rapport.correct_contact_tallies(id) FROM rapport.workspaces;
SELECT rapport.correct_model_tallies();
