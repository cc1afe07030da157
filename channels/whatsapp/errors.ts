import type { Meaning } from '../answers.ts';
import { graphMeaning, type ErrorTable } from '../meta/graph.ts';

const passing = (words: string, leastMs?: number): Meaning =>
  leastMs === undefined ? { kind: 'passing', words } : { kind: 'passing', words, leastMs };
const refused = (words: string): Meaning => ({ kind: 'refused', words });

const TEMPORARY = passing('The channel has a temporary problem.');
const LIMITED = passing('The channel takes no more messages for now.', 30_000);
const TEMPLATE = refused('The template is missing, paused, or its parameters do not fit.');

/** An hour is the longest pause of a send; what wants a day is refused, and a person may try again tomorrow. */
const NOT_NOW = refused('The channel holds back messages to this person for now; try again in a day.');

/**
 * What the Cloud API's codes mean, in answers and in statuses.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/
 */
export const WHATSAPP_ERRORS: ErrorTable = {
  130429: LIMITED,
  130472: refused('The channel does not deliver to this person, who is part of an experiment of its own.'),
  131000: TEMPORARY,
  131016: TEMPORARY,
  131026: refused('The person cannot be reached on WhatsApp: no account, an old app, or they blocked the number.'),
  131031: { kind: 'account', words: 'The WhatsApp account is locked.', fault: 'restricted' },
  131047: refused('More than 24 hours since the last message of the contact: only an approved template may be sent.'),
  131048: { kind: 'account', words: 'The number is limited because people report it as spam.', fault: 'restricted' },
  131049: NOT_NOW,
  131050: { kind: 'refused', words: 'The person has stopped messages of the business.', optedOut: true },
  131051: refused('The channel does not take messages of this kind.'),
  131053: refused('The channel could not use the file.'),
  // 4^n seconds by the manual: the first of them; the activity's own pauses grow from there.
  131056: passing('Too many messages to this person at once.', 4_000),
  131062: refused('The person hides their phone number, and messages of this kind need it.'),
  132000: TEMPLATE,
  132001: TEMPLATE,
  132005: refused('The message is too long for the template.'),
  132007: TEMPLATE,
  132012: TEMPLATE,
  132015: TEMPLATE,
  132016: TEMPLATE,
  80007: LIMITED,
};

export const whatsappMeaning = graphMeaning(WHATSAPP_ERRORS);
