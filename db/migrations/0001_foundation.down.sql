-- Roles stay: another installation of the same cluster may use them.
DROP SCHEMA scoped CASCADE;
DROP SCHEMA rapport CASCADE;
