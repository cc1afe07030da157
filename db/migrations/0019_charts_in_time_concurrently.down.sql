DROP INDEX CONCURRENTLY IF EXISTS rapport.message_analyses_in_time;
CREATE INDEX CONCURRENTLY message_analyses_in_time ON rapport.message_analyses USING brin (analysed_at);
DROP INDEX CONCURRENTLY IF EXISTS rapport.contact_tones_in_time;
DROP INDEX CONCURRENTLY IF EXISTS rapport.contact_answers_in_time;
