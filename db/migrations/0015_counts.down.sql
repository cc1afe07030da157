DROP TRIGGER tally_new ON rapport.contacts;
DROP TRIGGER tally_gone ON rapport.contacts;
DROP TRIGGER tally_changed ON rapport.contacts;
DROP TRIGGER count_moved ON rapport.contacts;
DROP TRIGGER count_new ON rapport.messages;
DROP TRIGGER count_gone ON rapport.messages;
DROP TRIGGER count_changed ON rapport.messages;
DROP TRIGGER count_new ON rapport.message_analyses;
DROP TRIGGER count_gone ON rapport.message_analyses;
DROP TRIGGER count_changed ON rapport.message_analyses;
DROP VIEW scoped.contact_tallies, scoped.contacts_to_count, scoped.counted_workspaces, scoped.contact_tones, scoped.tone_tallies,
  scoped.contact_answers, scoped.answer_tallies, scoped.standing_days;
DROP TABLE rapport.contact_tallies, rapport.contacts_to_count, rapport.counted_workspaces, rapport.contact_tones,
  rapport.tone_tallies, rapport.contact_answers, rapport.answer_tallies, rapport.standing_days;
DROP FUNCTION rapport.correct_contact_tallies, rapport.tally_contacts, rapport.tally_changed_contact, rapport.tally_tones, rapport.tally_answers,
  rapport.contacts_have_changed, rapport.message_has_changed, rapport.contact_has_moved, rapport.wait_class;
