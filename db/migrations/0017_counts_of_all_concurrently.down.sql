DROP INDEX CONCURRENTLY IF EXISTS rapport.contact_events_of_standing;
