DROP TRIGGER tell_unmerged ON rapport.contacts;
CREATE OR REPLACE FUNCTION rapport.tell_new_contacts() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.event_feed (workspace_id, kind, contact_id, subject_id)
    SELECT workspace_id, 'contact.updated', id, id FROM affected;
  RETURN NULL;
END $$;
DROP INDEX rapport.contacts_namesakes, rapport.contact_identities_alike;
DROP FUNCTION rapport.likeness(text, text);
DROP VIEW scoped.merge_suggestions, scoped.merges;
DROP TABLE rapport.merge_suggestions, rapport.merges;
DROP VIEW scoped.contact_identities, scoped.conversations, scoped.contact_actions, scoped.contact_edits, scoped.contact_events,
  scoped.notes, scoped.follow_ups, scoped.contact_tags, scoped.opt_outs, scoped.contacts, scoped.contact_inbox, scoped.event_feed;
DROP INDEX rapport.follow_ups_once, rapport.contact_events_once, rapport.contact_actions_by_name, rapport.contact_actions_once;
ALTER TABLE rapport.contact_identities DROP COLUMN origin_contact_id;
ALTER TABLE rapport.conversations DROP COLUMN origin_contact_id;
ALTER TABLE rapport.contact_actions DROP COLUMN origin_contact_id;
ALTER TABLE rapport.contact_edits DROP COLUMN origin_contact_id;
ALTER TABLE rapport.contact_events DROP COLUMN origin_contact_id;
ALTER TABLE rapport.notes DROP COLUMN origin_contact_id;
ALTER TABLE rapport.follow_ups DROP COLUMN origin_contact_id;
ALTER TABLE rapport.contact_tags DROP COLUMN origin_contact_id;
ALTER TABLE rapport.opt_outs DROP COLUMN origin_contact_id;
ALTER TABLE rapport.contacts DROP COLUMN before_merging;
ALTER TABLE rapport.contact_inbox DROP COLUMN compared_by;
ALTER TABLE rapport.event_feed DROP COLUMN is_first;
ALTER TABLE rapport.contact_actions ADD CONSTRAINT contact_actions_contact_id_action_id_key UNIQUE (contact_id, action_id);
CREATE UNIQUE INDEX contact_events_once ON rapport.contact_events (contact_id, step, kind, (coalesce(after, before)))
  WHERE step IS NOT NULL;
CREATE UNIQUE INDEX follow_ups_once ON rapport.follow_ups (contact_id, kind, coalesce(rule_id, ''), anchor, attempt);
SELECT rapport.refresh_scopes();
