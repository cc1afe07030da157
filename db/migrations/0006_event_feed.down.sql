DROP VIEW scoped.mail_turns, scoped.mail_items, scoped.webhook_deliveries, scoped.webhooks, scoped.event_feed;
DROP TABLE rapport.mail_turns, rapport.mail_items, rapport.webhook_deliveries, rapport.webhooks;
DROP FUNCTION rapport.read_feed;
DROP FUNCTION rapport.tell_contact(), rapport.tell_new_contacts(), rapport.tell_tagging(), rapport.tell_judged(),
  rapport.tell_of_contact(), rapport.tell_of_workspace() CASCADE;
DROP TABLE rapport.event_feed, rapport.feed_cursors;
