-- Contacts by the day they were first seen and what they are now, from the index alone.
CREATE INDEX contacts_in_time ON rapport.contacts (workspace_id, first_seen_at) INCLUDE (status, stage, channel_set)
  WHERE erasing_at IS NULL AND merged_into IS NULL;

-- What came of follow-ups of a time.
CREATE INDEX follow_ups_sent ON rapport.follow_ups (workspace_id, sent_at) WHERE sent_at IS NOT NULL;

-- What readings of a time cost. Rows come in the order of time, so an index of block ranges is enough, and costs writers next to nothing.
CREATE INDEX message_analyses_in_time ON rapport.message_analyses USING brin (analysed_at);
