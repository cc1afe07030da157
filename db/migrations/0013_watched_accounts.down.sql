DROP FUNCTION rapport.hold_watches;
DROP VIEW scoped.channel_watches;
DROP TABLE rapport.channel_watches;
