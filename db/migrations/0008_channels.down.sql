DROP FUNCTION rapport.connections_for_webhook, rapport.take_channel_questions;
DROP VIEW scoped.channel_questions, scoped.delivery_states, scoped.received_webhooks, scoped.channel_event_counts, scoped.channel_connections;
DROP TABLE rapport.channel_questions, rapport.delivery_states, rapport.received_webhooks, rapport.channel_event_counts, rapport.channel_connections;
DROP INDEX rapport.sends_by_provider_message;
DROP VIEW scoped.messages;
ALTER TABLE rapport.messages DROP COLUMN channel_data;
SELECT rapport.refresh_scopes();
