ALTER TABLE rapport.contacts ADD CONSTRAINT contacts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES rapport.workspaces;
CREATE OR REPLACE FUNCTION rapport.likeness(kind text, value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN CASE kind
    WHEN 'phone' THEN regexp_replace(regexp_replace(regexp_replace(value,
      '^\+55([1-9]{2})9([0-9]{8})$', '+55\1\2'), '^\+549([0-9]{10})$', '+54\1'), '^\+521([0-9]{10})$', '+52\1')
    WHEN 'email' THEN regexp_replace(split_part(split_part(value, '@', 1), '+', 1), '[._-]', '', 'g') || '@' || split_part(value, '@', 2)
  END;
CREATE OR REPLACE FUNCTION rapport.channel_set(channels text[]) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN array_to_string(channels, ' ');
CREATE OR REPLACE FUNCTION rapport.plain(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, value));
