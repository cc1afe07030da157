-- What is computed for every contact and every address that is written, some ten times for each contact. PostgreSQL inlines a function
-- written in SQL only where nothing inside it is less immutable or less strict than the function says of itself; these it ran as
-- queries of their own. An expression in PL/pgSQL is evaluated without that, in a third to a half of the time. What they answer is the
-- same, so that indexes and generated columns stay as they are.

CREATE OR REPLACE FUNCTION rapport.plain(value text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, value));
END $$;

CREATE OR REPLACE FUNCTION rapport.channel_set(channels text[]) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
  RETURN array_to_string(channels, ' ');
END $$;

CREATE OR REPLACE FUNCTION rapport.likeness(kind text, value text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
  IF kind = 'email' THEN
    RETURN translate(split_part(split_part(value, '@', 1), '+', 1), '._-', '') || '@' || split_part(value, '@', 2);
  ELSIF kind = 'phone' THEN
    -- Only these countries have such quirks: a pattern costs several times what looking at the first digits does.
    IF value LIKE '+55%' THEN RETURN regexp_replace(value, '^\+55([1-9]{2})9([0-9]{8})$', '+55\1\2'); END IF;
    IF value LIKE '+549%' THEN RETURN regexp_replace(value, '^\+549([0-9]{10})$', '+54\1'); END IF;
    IF value LIKE '+521%' THEN RETURN regexp_replace(value, '^\+521([0-9]{10})$', '+52\1'); END IF;
    RETURN value;
  END IF;
  RETURN NULL;
END $$;

-- Every new contact held the row of its workspace until its transaction ended, to be sure that it is there: one row for all writers of
-- a workspace, which a burst of them turned into lists of who holds it. A workspace is never removed, and which one it is comes from
-- the session (views with a check option), never from a request. No other table of contacts has this reference.
ALTER TABLE rapport.contacts DROP CONSTRAINT contacts_workspace_id_fkey;
