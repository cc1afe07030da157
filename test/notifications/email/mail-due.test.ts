import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSettingsReader } from '../../../db/repositories/settings-in-force.ts';
import { createLogger } from '../../../log.ts';
import { createMailer, type Mailer } from '../../../notifications/email/mailer.ts';
import { mailDue } from '../../../notifications/email/mail-due.ts';
import { asOwner } from '../../support/owner.ts';
import { startNotifying, type Notifying } from '../support.ts';
import { startInbox, type Inbox } from './inbox.ts';

const HOUR = 3_600_000;

let notifying: Notifying;
let inbox: Inbox;
let mailer: Mailer;
const settingsInForce = createSettingsReader();

beforeAll(async () => {
  notifying = await startNotifying();
  inbox = await startInbox();
  mailer = createMailer({ smtpUrl: inbox.smtpUrl, from: 'Rapport <rapport@example.com>' });
});
beforeEach(() => settings({ to: ['owner@example.com'], reviews: true, followUps: 'off', names: true }));
afterEach(async () => {
  inbox.mails.length = 0;
  inbox.refusing = false;
  await asOwner(notifying.api.ownerUrl, 'DELETE FROM rapport.mail_turns');
  await asOwner(notifying.api.ownerUrl, `UPDATE rapport.follow_ups SET state = 'dismissed'`);
  await work();
});
afterAll(async () => {
  mailer.close();
  await inbox.close();
  await notifying.close();
});

async function settings(email: object): Promise<void> {
  const answer = await notifying.api.call('PATCH', '/v1/settings', { notifications: { email } });
  expect(answer.statusCode).toBe(200);
}

/** The mailing half of a worker, until it has nothing to do. */
async function work(send = mailer.send): Promise<void> {
  const { deps, clock } = notifying;
  await notifying.spread();
  const mailing = {
    ...deps,
    settingsInForce,
    publicUrl: 'https://rapport.example.com',
    send,
    clock: () => clock.now,
  };
  while ((await mailDue({ ...mailing, logger: createLogger('test', 'silent') })) > 0);
}

async function contact(name: string | null = 'Ana Reyes') {
  const { contactId } = await notifying.write(randomUUID());
  if (name !== null) await notifying.api.call('PATCH', `/v1/contacts/${contactId}`, { name });
  return contactId;
}

const review = (contactId: string) =>
  asOwner(
    notifying.api.ownerUrl,
    `INSERT INTO rapport.reviews (id, workspace_id, contact_id, conversation_id, reason, anchor, rule, params, evidence, created_at)
     SELECT gen_random_uuid(), workspace_id, contact_id, id, 'frustration', gen_random_uuid()::text,
       '{"id": "review.frustration", "version": 1}', '{"messages": 1}', '[]', now()
     FROM rapport.conversations WHERE contact_id = $1 ON CONFLICT DO NOTHING`,
    [contactId],
  );

const followUp = (contactId: string, dueAt: Date) =>
  asOwner(
    notifying.api.ownerUrl,
    `INSERT INTO rapport.follow_ups (id, workspace_id, contact_id, conversation_id, kind, anchor, attempt, max_attempts, state,
       channel, due_at, created_at, answered_after, rule, params, suggested_message)
     SELECT gen_random_uuid(), workspace_id, contact_id, id, 'ghosting', gen_random_uuid()::text, 1, 3, 'pending', 'web', $2, $2,
       $2, '{"id": "follow_up.ghosting", "version": 1}', $3, 'How are you?' FROM rapport.conversations WHERE contact_id = $1`,
    [contactId, dueAt, JSON.stringify({ since: dueAt.toISOString() })],
  );

describe('a mail', () => {
  it('tells of a new review, who and why, and nothing that was written', async () => {
    await review(await contact());
    await work();
    expect(inbox.mails).toHaveLength(1);
    const [mail] = inbox.mails;
    expect(mail?.to).toEqual(['owner@example.com']);
    expect(mail?.subject).toBe('Human Review: Ana Reyes: The customer sounds frustrated.');
    expect(mail?.text).toContain(
      '- Human Review: Ana Reyes: The customer sounds frustrated.\n\nhttps://rapport.example.com',
    );
    expect(mail?.text).not.toContain('haircut');
    await work();
    notifying.pass(HOUR);
    await work();
    expect(inbox.mails).toHaveLength(1);
  });

  it('gathers what comes within a minute after another', async () => {
    await review(await contact());
    await work();
    for (const name of ['Ben', 'Cho', 'Dee']) await review(await contact(name));
    await work();
    expect(inbox.mails).toHaveLength(1);
    notifying.pass(61_000);
    await work();
    expect(inbox.mails.map(({ subject }) => subject)).toEqual([
      'Human Review: Ana Reyes: The customer sounds frustrated.',
      '3 reviews for a person',
    ]);
    for (const name of ['Ben', 'Cho', 'Dee']) expect(inbox.mails[1]?.text).toContain(`${name}: `);
  });

  it('leaves names out where the settings say so', async () => {
    await settings({ names: false });
    await review(await contact());
    await work();
    expect(inbox.mails[0]?.subject).toBe('Human Review: The customer sounds frustrated.');
    expect(JSON.stringify(inbox.mails)).not.toContain('Ana');
  });

  it('is not sent of what a person has seen to meanwhile, nor to nobody, nor against the settings', async () => {
    await review(await contact());
    await notifying.spread();
    await asOwner(notifying.api.ownerUrl, `UPDATE rapport.reviews SET state = 'taken_over'`);
    await work();
    for (const email of [{ to: [] }, { to: ['owner@example.com'], reviews: false }]) {
      notifying.pass(61_000);
      await settings(email);
      await review(await contact());
      await followUp(await contact(), notifying.clock.now);
      await work();
    }
    expect(inbox.mails).toEqual([]);
  });

  it('that the server does not take comes later', async () => {
    inbox.refusing = true;
    await review(await contact());
    await work();
    inbox.refusing = false;
    notifying.pass(59_000);
    await work();
    expect(inbox.mails).toEqual([]);
    notifying.pass(2_000);
    await work();
    expect(inbox.mails).toHaveLength(1);
  });

  it('on its way leaves what is found meanwhile to the next', async () => {
    await review(await contact());
    await work(async (mail) => {
      await review(await contact('Late Leo'));
      await notifying.spread();
      await mailer.send(mail);
    });
    notifying.pass(61_000);
    await work();
    expect(inbox.mails.map(({ subject }) => subject)).toEqual([
      'Human Review: Ana Reyes: The customer sounds frustrated.',
      'Human Review: Late Leo: The customer sounds frustrated.',
    ]);
  });

  it('is sent once, however many workers there are', async () => {
    for (let n = 0; n < 3; n += 1) await review(await contact());
    await Promise.all([work(), work(), work(), work()]);
    expect(inbox.mails).toHaveLength(1);
  });
});

describe('follow-ups that wait for approval', () => {
  it('come one by one where the settings say so', async () => {
    await settings({ followUps: 'each' });
    await followUp(await contact(), notifying.clock.now);
    await work();
    expect(inbox.mails[0]?.subject).toMatch(/^Follow-up: Ana Reyes: /);
  });

  it('come in the morning, in one mail, as long as there are any', async () => {
    await settings({ followUps: 'digest' });
    notifying.clock.now = new Date('2031-05-05T03:00:00Z'); // 11:00 in Manila
    await followUp(await contact('Ben'), notifying.clock.now);
    await followUp(await contact('Cho'), notifying.clock.now);
    await work();
    expect(inbox.mails).toEqual([]);
    notifying.clock.now = new Date('2031-05-05T23:59:00Z');
    await work();
    expect(inbox.mails).toEqual([]);
    notifying.pass(60_000);
    await work();
    expect(inbox.mails.map(({ subject }) => subject)).toEqual(['2 follow-ups for a person']);
    notifying.pass(24 * HOUR);
    await work();
    expect(inbox.mails).toHaveLength(2);
    await asOwner(notifying.api.ownerUrl, `UPDATE rapport.follow_ups SET state = 'dismissed'`);
    for (let days = 0; days < 3; days += 1) {
      notifying.pass(24 * HOUR);
      await work();
    }
    expect(inbox.mails).toHaveLength(2);
  });
});

it('an erased contact is not mailed of', async () => {
  const contactId = await contact();
  await review(contactId);
  await notifying.spread();
  await notifying.api.call('DELETE', `/v1/contacts/${contactId}`);
  await work();
  expect(inbox.mails).toEqual([]);
});
