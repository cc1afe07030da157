DROP INDEX CONCURRENTLY IF EXISTS rapport.contacts_of_all_settings;
CREATE INDEX CONCURRENTLY contacts_of_all_settings ON rapport.contacts (workspace_id, settings_version, next_deadline);
DROP INDEX CONCURRENTLY IF EXISTS rapport.contacts_by_settings;
ALTER INDEX rapport.contacts_of_all_settings RENAME TO contacts_by_settings;
DROP INDEX CONCURRENTLY IF EXISTS rapport.contacts_in_time;
CREATE INDEX CONCURRENTLY contacts_in_time ON rapport.contacts (workspace_id, first_seen_at) INCLUDE (status, stage, channel_set)
  WHERE erasing_at IS NULL AND merged_into IS NULL;
DROP INDEX CONCURRENTLY IF EXISTS rapport.contacts_first_seen_alone;
CREATE INDEX CONCURRENTLY contacts_first_seen_alone ON rapport.contacts (workspace_id, first_seen_at, id);
DROP INDEX CONCURRENTLY IF EXISTS rapport.contacts_by_first_seen;
ALTER INDEX rapport.contacts_first_seen_alone RENAME TO contacts_by_first_seen;
