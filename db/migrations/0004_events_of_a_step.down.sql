DROP INDEX rapport.contact_events_once;
CREATE UNIQUE INDEX contact_events_once ON rapport.contact_events (contact_id, step, kind) WHERE step IS NOT NULL;
