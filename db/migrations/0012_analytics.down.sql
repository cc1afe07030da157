DROP INDEX rapport.message_analyses_in_time;
DROP INDEX rapport.follow_ups_sent;
DROP INDEX rapport.contacts_in_time;
