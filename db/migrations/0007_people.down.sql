DROP FUNCTION rapport.authenticate_session, rapport.memberships_of, rapport.open_sign_in_link;
DROP INDEX rapport.contacts_by_custom_field;
DROP VIEW scoped.custom_fields, scoped.saved_views, scoped.sign_in_links, scoped.users;
DROP TABLE rapport.custom_fields, rapport.saved_views, rapport.sign_in_links, rapport.sign_in_attempts, rapport.sessions,
  rapport.users, rapport.accounts;
DROP FUNCTION rapport.tell_signed_out();
