DROP INDEX rapport.contact_tags_of_workspace;
DROP INDEX rapport.opt_outs_of_workspace;
DROP INDEX rapport.contact_events_in_time;
DROP INDEX rapport.contacts_set_aside;
DROP INDEX rapport.contacts_by_facets;
ALTER TABLE rapport.contacts RESET (
  autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor, autovacuum_analyze_scale_factor);

DROP TRIGGER contact_identities_linked ON rapport.contact_identities;
DROP TRIGGER contact_identities_changed ON rapport.contact_identities;
DROP TRIGGER contact_identities_unlinked ON rapport.contact_identities;
DROP FUNCTION rapport.keep_other_addresses();

DROP VIEW scoped.contacts;
ALTER TABLE rapport.contacts DROP COLUMN search, DROP COLUMN other_addresses, DROP COLUMN channel_set;
DROP FUNCTION rapport.channel_set(text[]);
ALTER TABLE rapport.contacts ADD COLUMN search text GENERATED ALWAYS AS (
  coalesce(rapport.plain(coalesce(set_name, told_name, detected_name)), '') || ' ' ||
  coalesce(rapport.plain(coalesce(set_email, told_email, detected_email)), '') || ' ' ||
  coalesce(regexp_replace(coalesce(set_phone, told_phone, detected_phone), '[^0-9]', '', 'g'), '')
) STORED;
CREATE INDEX contacts_by_search ON rapport.contacts USING gin (workspace_id, search gin_trgm_ops);
SELECT rapport.refresh_scopes();

DROP FUNCTION rapport.like_text(text);
