DROP INDEX rapport.contacts_by_status_and_stage;
DROP FUNCTION rapport.analyze_grown();
DROP TRIGGER contact_identities_linked ON rapport.contact_identities;
CREATE TRIGGER contact_identities_linked AFTER INSERT ON rapport.contact_identities
  FOR EACH ROW WHEN (NEW.kind IN ('email', 'phone')) EXECUTE FUNCTION rapport.keep_other_addresses();
DROP FUNCTION rapport.keep_linked_addresses();
DROP VIEW scoped.import_drafts, scoped.import_outcomes, scoped.import_blocks, scoped.imports;
DROP TABLE rapport.import_drafts, rapport.import_outcomes, rapport.import_blocks, rapport.imports;
