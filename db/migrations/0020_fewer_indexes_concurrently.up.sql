-- A contact that comes in stands in some twenty-five indexes, and writing those is the largest part of what it takes. Two less.

-- Contacts in the order they were first seen, and what they are now: the list and the charts had an index each. With the marks of who
-- is set aside among its columns, it alone answers the charts.
DROP INDEX CONCURRENTLY IF EXISTS rapport.contacts_first_seen_as_what;
CREATE INDEX CONCURRENTLY contacts_first_seen_as_what ON rapport.contacts (workspace_id, first_seen_at, id)
  INCLUDE (status, stage, channel_set, erasing_at, merged_into);
DROP INDEX CONCURRENTLY IF EXISTS rapport.contacts_by_first_seen;
ALTER INDEX rapport.contacts_first_seen_as_what RENAME TO contacts_by_first_seen;
DROP INDEX CONCURRENTLY IF EXISTS rapport.contacts_in_time;
-- Who was never judged, as everybody whom a file brings, is behind no settings.
DROP INDEX CONCURRENTLY IF EXISTS rapport.contacts_judged_by_settings;
CREATE INDEX CONCURRENTLY contacts_judged_by_settings ON rapport.contacts (workspace_id, settings_version, next_deadline)
  WHERE settings_version IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS rapport.contacts_by_settings;
ALTER INDEX rapport.contacts_judged_by_settings RENAME TO contacts_by_settings;
