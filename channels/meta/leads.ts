import type { ReceivedEvent, ReceivedMessage } from '../../domain/channel-events.ts';
import { testResult } from '../answers.ts';
import { notUnderstood, told } from '../events.ts';
import type { AskResult, Connection, Surroundings, WebhookRequest } from '../port.ts';
import { idAt, instantAt, objectAt, objectsAt, readJson, textAt, listAt, type Json } from '../reading.ts';
import { graphGet, graphMeaning } from './graph.ts';
import type { MetaCredentials } from './send-text.ts';

const USUAL = 'https://graph.facebook.com';

/** So many of one delivery are asked for at once; the others are asked for by the worker. */
const ASKED_AT_ONCE = 5;

const meaningOf = graphMeaning({});

/** Numbers of more digits than a JavaScript number keeps, as some deliveries write ids, made text before they are read. */
const LONG_NUMBER = /(:\s*)(\d{16,})(?=\s*[,}\]])/g;

/** The leads that a webhook of a page names: their answers are not in it, and are asked for. */
export async function parseLeads(
  { body }: WebhookRequest,
  connection: Connection<MetaCredentials>,
  around: Surroundings,
): Promise<readonly ReceivedEvent[]> {
  const payload = readJson(Buffer.from(body.toString('utf8').replace(LONG_NUMBER, '$1"$2"')));
  const leads = objectsAt(payload?.['entry'])
    .flatMap((entry) => objectsAt(entry['changes']))
    .filter((change) => change['field'] === 'leadgen');
  return (await Promise.all(leads.map((change, index) => readLead(change, index, connection, around)))).flat();
}

async function readLead(
  change: Json,
  index: number,
  connection: Connection<MetaCredentials>,
  around: Surroundings,
): Promise<readonly ReceivedEvent[]> {
  const value = objectAt(change['value']);
  const [subject, account] = [idAt(value?.['leadgen_id']), idAt(value?.['page_id'])];
  // Anything else is no lead's id, and would lead the question astray, or end in an error for all that came with it.
  if (subject === null || !/^\d{1,40}$/.test(subject)) return [notUnderstood('leadgen', account, change)];
  const question = told('leadgen', account, change, { kind: 'question', subject });
  // Another account's token reads none of its leads; whoever has connected that account asks.
  if (index >= ASKED_AT_ONCE || (account !== null && account !== connection.accountId)) return [question];
  const result = await askForLead(subject, connection, around);
  return result.kind === 'answered' ? result.events : [question];
}

/** A lead's answers. https://developers.facebook.com/documentation/ads-commerce/marketing-api/guides/lead-ads/retrieving */
export async function askForLead(
  leadId: string,
  { credentials, accountId }: Connection<MetaCredentials>,
  { http, clock }: Surroundings,
): Promise<AskResult> {
  const path = `${encodeURIComponent(leadId)}?fields=created_time,ad_id,form_id,field_data`;
  const answer = await http(graphGet(credentials, USUAL, path));
  const lead = answer.kind === 'answered' && answer.status === 200 ? objectAt(answer.json) : null;
  if (lead !== null && Array.isArray(lead['field_data'])) {
    return { kind: 'answered', events: [leadMessage(leadId, accountId, lead, clock())] };
  }
  const result = testResult(answer, () => false, meaningOf);
  // Meta says of a lead that may not be read what it says of one that is not there: both are asked for again.
  if (result.kind === 'ok' || result.fault === 'unreachable')
    return { kind: 'later', detail: 'The lead was not told.' };
  return { kind: 'later', fault: result.fault, detail: result.detail };
}

/**
 * What the person filled in, line by line. The form gives no id by which Messenger knows them: they are known by what they typed,
 * and cannot be answered there.
 */
function leadMessage(leadId: string, account: string | null, lead: Json, now: Date): ReceivedEvent {
  const fields = objectsAt(lead['field_data']).map((field) => ({
    name: textAt(field['name']) ?? '',
    value: listAt(field['values'])
      .flatMap((value) => idAt(value) ?? [])
      .join(', '),
  }));
  const field = (name: string): string | undefined =>
    fields.find((each) => each.name === name && each.value !== '')?.value;
  const parts = [field('first_name'), field('last_name')].filter((part) => part !== undefined).join(' ');
  const message: ReceivedMessage = {
    ...{ channelUserId: `lead-${leadId}`, channelMessageId: leadId, direction: 'inbound', author: 'contact' },
    text: fields.map(({ name, value }) => `${name}: ${value}`).join('\n'),
    ...{ attachments: [], sentAt: instantAt(lead['created_time']) ?? now, source: 'lead_form' },
    person: {
      name: field('full_name') ?? (parts === '' ? undefined : parts),
      ...{ email: field('email'), phone: field('phone_number'), company: field('company_name'), verified: false },
    },
  };
  return told('lead', account, { leadId }, { kind: 'message', message });
}
