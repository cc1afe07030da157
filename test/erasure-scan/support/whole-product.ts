import type { Approver } from '../../e2e/support/approver.ts';
import type { MessageAccepted } from '../../e2e/support/contacts.ts';
import { eventually } from '../../e2e/support/wait.ts';
import type { RapportClient } from '../../../scripts/demo/http-client.ts';
import { MARKERS as M, PHONE } from './markers.ts';

const said = (id: string, text: string, more: object = {}) => ({
  ...{ channel: 'web', channelUserId: M.channelUser, messageId: id, direction: 'inbound', author: 'contact' },
  ...{ text, sentAt: new Date().toISOString(), ...more },
});

/**
 * Makes a contact with a marker in every field, and has the whole product work on it: judged, edited, tagged, reviewed, followed up,
 * answered, searched, exported. @returns its id
 */
export async function useOn(client: RapportClient, approver: Approver): Promise<string> {
  const contactId = await writeIn(client);
  await edit(client, contactId);
  await followUp(approver, client, contactId);
  await takeOver(client, approver, contactId);
  for (const path of [
    `/v1/contacts?q=${M.name}`,
    `/v1/contacts/${contactId}`,
    `/v1/contacts/${contactId}/messages`,
    `/v1/contacts/${contactId}/timeline`,
    `/v1/contacts/${contactId}/data`,
    `/v1/contacts/export.csv?q=${M.name}`,
    `/v1/contacts/not-an-id?q=${M.name}`,
  ]) {
    await client.send('GET', path);
  }
  return contactId;
}

async function writeIn(client: RapportClient): Promise<string> {
  const person = {
    ...{ name: `${M.name} Reyes`, email: `${M.email}@example.com`, phone: PHONE, company: `${M.company} Ltd` },
    externalId: M.externalId,
  };
  const attachments = [
    { type: 'image', url: `https://example.com/${M.attachmentUrl}.png`, name: `${M.attachmentName}.png` },
  ];
  const text = `This is unacceptable, I am furious! I want a refund for my ${M.text}, and a real person now!`;
  const { contactId } = await client.post<MessageAccepted>(
    '/v1/messages',
    said('one', text, { contact: person, attachments }),
  );
  // Refused, and its body must not be in a log for that.
  await client.send('POST', '/v1/messages', said('bad', M.text, { sentAt: `not a time ${M.text}` }));
  await client.post(
    '/v1/messages',
    said('two', `Sorry. I will check ${M.outboundText} and message you in an hour.`, {
      direction: 'outbound',
      author: 'ai',
    }),
  );
  return contactId;
}

async function edit(client: RapportClient, id: string): Promise<void> {
  await client.post('/v1/custom-fields', { key: 'pet', name: 'Pet', kind: 'text' });
  await client.patch(`/v1/contacts/${id}`, { name: M.setName, customFields: { pet: M.customField } });
  await client.post(`/v1/contacts/${id}/notes`, { text: M.note });
  await client.post(`/v1/contacts/${id}/tags`, { name: 'wholesale' });
  await client.post(`/v1/contacts/${id}/actions`, {
    ...{ action: 'page_viewed', actionId: 'a-1', occurredAt: new Date().toISOString(), value: { page: M.actionValue } },
  });
  await client.post(`/v1/contacts/${id}/score-adjustments`, { points: 5, note: M.scoreNote });
}

async function followUp(approver: Approver, client: RapportClient, contactId: string): Promise<void> {
  const promise = await approver.found(contactId, 'promise');
  const message = `About ${M.followUpText}: yes.`;
  await client.post(`/v1/follow-ups/${promise.id}/edit`, { message, dueAt: new Date().toISOString() });
  await approver.decide(promise.id, 'approve');
  await approver.until(promise.id, 'the follow-up is sent', ({ state }) => state === 'sent');
  const dueAt = '2040-01-01T00:00:00Z';
  const { id } = await client.post<{ id: string }>('/v1/follow-ups', { contactId, dueAt, note: M.reminderNote });
  await approver.decide(id, 'dismiss', { reason: M.dismissReason });
}

async function takeOver(client: RapportClient, approver: Approver, contactId: string): Promise<void> {
  const review = await eventually('a review', async () => (await approver.openReviews(contactId))[0]);
  await client.post(`/v1/reviews/${review.id}/take-over`, {});
  await client.post(`/v1/conversations/${review.conversationId}/messages`, { text: `Here I am, ${M.answer}.` });
  await eventually('the answer is out', async () =>
    (await approver.outbox(contactId)).some((text) => text.includes(M.answer)),
  );
}
