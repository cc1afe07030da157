-- Text as it stands inside a LIKE pattern: plain, and with what LIKE would read as a wildcard escaped. Plain first: unaccent
-- makes a "%" of a full-width one.
CREATE FUNCTION rapport.like_text(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN regexp_replace(rapport.plain(value), '([\\%_])', '\\\1', 'g');

-- A contact is found by its second e-mail address and its third phone, too. All addresses of a kind that has more than one,
-- e-mails plain and phones as bare digits, kept here because an index covers one table.
DROP VIEW scoped.contacts;
ALTER TABLE rapport.contacts ADD COLUMN other_addresses text NOT NULL DEFAULT '';
ALTER TABLE rapport.contacts DROP COLUMN search;
-- What people search in, each word after a space: name, e-mail and phone digits as they are, then name and e-mail again in words
-- alone, so that "% fragment%" finds where a word starts, after whatever punctuation, with the trigram index.
ALTER TABLE rapport.contacts ADD COLUMN search text GENERATED ALWAYS AS (
  ' ' || coalesce(rapport.plain(coalesce(set_name, told_name, detected_name)), '') ||
  ' ' || coalesce(rapport.plain(coalesce(set_email, told_email, detected_email)), '') ||
  ' ' || coalesce(regexp_replace(coalesce(set_phone, told_phone, detected_phone), '[^0-9]', '', 'g'), '') ||
  ' ' || other_addresses ||
  ' ' || regexp_replace(rapport.plain(coalesce(set_name, told_name, detected_name, '') || ' ' ||
    coalesce(set_email, told_email, detected_email, '')), '[^[:alnum:]]+', ' ', 'g')
) STORED;

-- array_to_string() is only STABLE, for the sake of types other than text.
CREATE FUNCTION rapport.channel_set(channels text[]) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN array_to_string(channels, ' ');
-- The channels as one text: an index shares entries of equal texts, and not of equal arrays.
ALTER TABLE rapport.contacts ADD COLUMN channel_set text GENERATED ALWAYS AS (rapport.channel_set(channels)) STORED;

CREATE INDEX contacts_by_search ON rapport.contacts USING gin (workspace_id, search gin_trgm_ops, channels);

-- SECURITY DEFINER: who links an address sees the views alone, and a trigger works on the tables behind them.
CREATE FUNCTION rapport.keep_other_addresses() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = rapport, pg_temp AS $$
DECLARE affected uuid;
BEGIN
  -- OLD is null for an insert and NEW for a delete. In the order of ids, like every writer that locks several contacts.
  FOR affected IN SELECT DISTINCT id FROM unnest(ARRAY[OLD.contact_id, NEW.contact_id]) AS id WHERE id IS NOT NULL ORDER BY id
  LOOP
    UPDATE rapport.contacts c SET other_addresses = a.addresses
    FROM (
      SELECT coalesce(string_agg(plain, ' ' ORDER BY plain) FILTER (WHERE several), '') AS addresses FROM (
        SELECT CASE kind WHEN 'email' THEN rapport.plain(value) ELSE regexp_replace(value, '[^0-9]', '', 'g') END AS plain,
          count(*) OVER (PARTITION BY kind) > 1 AS several
        FROM rapport.contact_identities WHERE contact_id = affected AND kind IN ('email', 'phone')) each_address
    ) a
    WHERE c.id = affected AND c.other_addresses <> a.addresses;
  END LOOP;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION rapport.keep_other_addresses() FROM PUBLIC;

CREATE TRIGGER contact_identities_linked AFTER INSERT ON rapport.contact_identities
  FOR EACH ROW WHEN (NEW.kind IN ('email', 'phone')) EXECUTE FUNCTION rapport.keep_other_addresses();
CREATE TRIGGER contact_identities_changed AFTER UPDATE OF contact_id, kind, value ON rapport.contact_identities
  FOR EACH ROW WHEN (NEW.kind IN ('email', 'phone') OR OLD.kind IN ('email', 'phone'))
  EXECUTE FUNCTION rapport.keep_other_addresses();
CREATE TRIGGER contact_identities_unlinked AFTER DELETE ON rapport.contact_identities
  FOR EACH ROW WHEN (OLD.kind IN ('email', 'phone')) EXECUTE FUNCTION rapport.keep_other_addresses();

-- Serves every combination of pill filters and the counts beside them from the index alone. Equal rows share one entry
-- (deduplication), so a million contacts take some 20 MB.
CREATE INDEX contacts_by_facets ON rapport.contacts
  (workspace_id, status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set, assignee_id)
  WHERE erasing_at IS NULL AND merged_into IS NULL;

-- The few that no list shows, so that counts over other tables can leave them out without looking at the rest.
CREATE INDEX contacts_set_aside ON rapport.contacts (workspace_id, id) WHERE erasing_at IS NOT NULL OR merged_into IS NOT NULL;

-- Pages and counts read indexes alone only where VACUUM has marked the pages: do it after some 2 % changed, not 20 %.
ALTER TABLE rapport.contacts SET (
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

CREATE INDEX contact_events_in_time ON rapport.contact_events (contact_id, at, id);
CREATE INDEX opt_outs_of_workspace ON rapport.opt_outs (workspace_id, contact_id);
CREATE INDEX contact_tags_of_workspace ON rapport.contact_tags (workspace_id, tag_id, contact_id);

SELECT rapport.refresh_scopes();
