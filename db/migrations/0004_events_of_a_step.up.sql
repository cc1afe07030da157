-- A step can detect a name and an e-mail, and set two locks: such lines of one kind are told apart by what they are about.
DROP INDEX rapport.contact_events_once;
CREATE UNIQUE INDEX contact_events_once ON rapport.contact_events (contact_id, step, kind, (coalesce(after, before)))
  WHERE step IS NOT NULL;
