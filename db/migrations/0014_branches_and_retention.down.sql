DROP VIEW scoped.channel_connections;
DROP VIEW scoped.messages;
DROP VIEW scoped.branches;
DROP INDEX rapport.contacts_of_branch;
ALTER TABLE rapport.channel_connections DROP COLUMN branch_id;
DROP TABLE rapport.branches;
ALTER TABLE rapport.messages DROP COLUMN expired_at;
SELECT rapport.refresh_scopes();
