DROP TRIGGER tally_changed ON rapport.message_analyses;
CREATE OR REPLACE TRIGGER count_new AFTER INSERT ON rapport.message_analyses REFERENCING NEW TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.contacts_have_changed();
CREATE OR REPLACE TRIGGER count_gone AFTER DELETE ON rapport.message_analyses REFERENCING OLD TABLE AS affected
  FOR EACH STATEMENT EXECUTE FUNCTION rapport.contacts_have_changed();
DROP VIEW scoped.model_tallies;
DROP TABLE rapport.model_tallies;
DROP FUNCTION rapport.correct_model_tallies, rapport.readings_have_changed, rapport.tally_changed_reading, rapport.quarter_of;
