-- Whose a row was before its contact was absorbed; null for one that is where it always was. What hangs on a conversation needs no
-- such note: it goes wherever its conversation goes.
ALTER TABLE rapport.contact_identities ADD COLUMN origin_contact_id uuid;
ALTER TABLE rapport.conversations ADD COLUMN origin_contact_id uuid;
ALTER TABLE rapport.contact_actions ADD COLUMN origin_contact_id uuid;
ALTER TABLE rapport.contact_edits ADD COLUMN origin_contact_id uuid;
ALTER TABLE rapport.contact_events ADD COLUMN origin_contact_id uuid;
ALTER TABLE rapport.notes ADD COLUMN origin_contact_id uuid;
ALTER TABLE rapport.follow_ups ADD COLUMN origin_contact_id uuid;
-- Of these the absorbed contact keeps its own, and the survivor gets a copy that names where it comes from.
ALTER TABLE rapport.contact_tags ADD COLUMN origin_contact_id uuid;
ALTER TABLE rapport.opt_outs ADD COLUMN origin_contact_id uuid;

-- What was unique for a contact is so for the contact it came from: two that are joined may both have an action "1".
ALTER TABLE rapport.contact_actions DROP CONSTRAINT contact_actions_contact_id_action_id_key;
CREATE UNIQUE INDEX contact_actions_once ON rapport.contact_actions (coalesce(origin_contact_id, contact_id), action_id);
CREATE INDEX contact_actions_by_name ON rapport.contact_actions (contact_id, action_id);
DROP INDEX rapport.contact_events_once;
CREATE UNIQUE INDEX contact_events_once ON rapport.contact_events
  (coalesce(origin_contact_id, contact_id), step, kind, (coalesce(after, before))) WHERE step IS NOT NULL;
DROP INDEX rapport.follow_ups_once;
CREATE UNIQUE INDEX follow_ups_once ON rapport.follow_ups
  (coalesce(origin_contact_id, contact_id), kind, coalesce(rule_id, ''), anchor, attempt);

-- How the contact stood by itself before it was first joined with another: {told, source, firstSeenAt, lastMessageAt, channels}.
ALTER TABLE rapport.contacts ADD COLUMN before_merging jsonb;
-- A fingerprint of what the contact was last compared with others by.
ALTER TABLE rapport.contact_inbox ADD COLUMN compared_by text;
-- The line is of a contact's beginning.
ALTER TABLE rapport.event_feed ADD COLUMN is_first boolean NOT NULL DEFAULT false;

-- A ledger: who was joined with whom, by whom, on what ground, and when that was taken back.
CREATE TABLE rapport.merges (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  -- Into whom. The first seen of the two.
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  absorbed_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  -- person: somebody said so; verified, claimed: by a key that both have, vouched for on both sides or only said on one.
  ground text NOT NULL CHECK (ground IN ('person', 'verified', 'claimed')),
  reasons jsonb NOT NULL DEFAULT '[]',
  -- What the survivor took over where it had nothing of its own, by column; custom fields by their ids.
  carried jsonb NOT NULL DEFAULT '{}',
  -- Conversations that this merge marked as unverified.
  unverified uuid[] NOT NULL DEFAULT '{}',
  actor text NOT NULL,
  at timestamptz NOT NULL,
  undone_at timestamptz,
  undone_by text
);
CREATE INDEX merges_of_contact ON rapport.merges (contact_id, at);
CREATE UNIQUE INDEX merges_in_force ON rapport.merges (absorbed_id) WHERE undone_at IS NULL;
CREATE INDEX merges_of_absorbed ON rapport.merges (absorbed_id);

-- Two contacts that may be one person. A pair is asked about once; "linking" is one that joins by itself and waits for its turn.
CREATE TABLE rapport.merge_suggestions (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  -- The lower id of the two.
  contact_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  other_id uuid NOT NULL REFERENCES rapport.contacts ON DELETE CASCADE,
  state text NOT NULL CHECK (state IN ('open', 'linking', 'accepted', 'dismissed')),
  ground text NOT NULL CHECK (ground IN ('person', 'verified', 'claimed')),
  reasons jsonb NOT NULL,
  -- Whose word alone the shared key is: contacts as they were before any merge.
  claimed_by uuid[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  decided_by text,
  decided_at timestamptz,
  CHECK (contact_id < other_id)
);
CREATE UNIQUE INDEX merge_suggestions_once ON rapport.merge_suggestions (contact_id, other_id);
CREATE INDEX merge_suggestions_of_other ON rapport.merge_suggestions (other_id);
CREATE INDEX merge_suggestions_open ON rapport.merge_suggestions (workspace_id, created_at, id) WHERE state = 'open';

-- What national quirks and ways of writing leave of an address, so that those that are probably one meet in an index. Phones: Brazil's
-- ninth digit (ANATEL's plan of 2012-2016), Argentina's 9 and Mexico's former 1 between country code and area of mobiles. E-mail: no
-- part after "+", no dots, hyphens and underscores before the "@".
CREATE FUNCTION rapport.likeness(kind text, value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN CASE kind
    WHEN 'phone' THEN regexp_replace(regexp_replace(regexp_replace(value,
      '^\+55([1-9]{2})9([0-9]{8})$', '+55\1\2'), '^\+549([0-9]{10})$', '+54\1'), '^\+521([0-9]{10})$', '+52\1')
    WHEN 'email' THEN regexp_replace(split_part(split_part(value, '@', 1), '+', 1), '[._-]', '', 'g') || '@' || split_part(value, '@', 2)
  END;
CREATE INDEX contact_identities_alike ON rapport.contact_identities (workspace_id, kind, rapport.likeness(kind, value) text_pattern_ops)
  WHERE kind IN ('email', 'phone');
CREATE INDEX contacts_namesakes ON rapport.contacts (workspace_id, sort_name, rapport.plain(company))
  WHERE company IS NOT NULL AND sort_name <> '' AND erasing_at IS NULL AND merged_into IS NULL;

-- A contact that is born into another is nobody's news: its message tells of the survivor.
CREATE OR REPLACE FUNCTION rapport.tell_new_contacts() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
BEGIN
  INSERT INTO rapport.event_feed (workspace_id, kind, contact_id, subject_id, is_first)
    SELECT workspace_id, 'contact.updated', id, id, true FROM affected WHERE merged_into IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_unmerged AFTER UPDATE OF merged_into ON rapport.contacts FOR EACH ROW
  WHEN (OLD.merged_into IS NOT NULL AND NEW.merged_into IS NULL AND NEW.erasing_at IS NULL)
  EXECUTE FUNCTION rapport.tell_contact('contact.unmerged');

SELECT rapport.refresh_scopes();
