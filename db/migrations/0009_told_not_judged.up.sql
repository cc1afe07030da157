-- What the relay has told workflows of and no judgement has seen yet: looked at before every round.
CREATE INDEX contact_inbox_under_way ON rapport.contact_inbox (next_relay_at) WHERE relayed_seq > judged_seq;
