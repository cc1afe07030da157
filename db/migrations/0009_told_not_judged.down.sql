DROP INDEX rapport.contact_inbox_under_way;
