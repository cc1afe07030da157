DROP VIEW scoped.contact_inbox, scoped.conversations;
ALTER TABLE rapport.contact_inbox DROP COLUMN next_look_at, DROP COLUMN next_look_cause;
ALTER TABLE rapport.conversations DROP COLUMN released_at;
DROP VIEW scoped.outbox, scoped.reviews, scoped.workspace_counters, scoped.sends, scoped.follow_up_drafts,
  scoped.follow_up_decisions, scoped.follow_ups;
DROP TABLE rapport.outbox, rapport.reviews, rapport.workspace_counters, rapport.sends, rapport.follow_up_drafts,
  rapport.follow_up_decisions, rapport.follow_ups;
DROP INDEX IF EXISTS rapport.conversations_of_humans;
SELECT rapport.refresh_scopes();
