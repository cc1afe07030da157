import { afterAll, beforeAll, expect, it } from 'vitest';
import { contactWorkflowId } from '../../workflows/definitions.ts';
import { startWholeInstallation, type WholeInstallation } from '../bulk/support/whole-installation.ts';

let whole: WholeInstallation;
beforeAll(async () => {
  whole = await startWholeInstallation();
}, 120_000);
afterAll(() => whole.close());

const get = async (id: string) => (await whole.call('GET', `/v1/contacts/${id}`)).json();
const isLiving = async (contactId: string): Promise<boolean> => {
  const id = contactWorkflowId({ workspaceId: whole.workspaceId, contactId });
  return (await whole.client.workflow.getHandle(id).describe()).status.name === 'RUNNING';
};
const patience = { timeout: 60_000, interval: 200 };

it('merged contacts live on in one workflow, and in two again once that is taken back', async () => {
  const one = await whole.contact({ channelUserId: 'one', text: 'Hi, how much is a haircut?' });
  const other = await whole.contact({ channelUserId: 'other', channel: 'telegram', text: 'my name is Berta' });
  await expect.poll(async () => (await get(other)).name, patience).toBe('Berta');
  await expect.poll(() => isLiving(one), patience).toBe(true);

  const { mergeId } = (await whole.call('POST', `/v1/contacts/${one}/merge`, { otherId: other })).json();
  await expect.poll(() => isLiving(other), patience).toBe(false);
  await expect.poll(async () => (await get(other)).name, patience).toBe('Berta');
  expect(await get(other)).toMatchObject({ id: one, messageCount: 2 });

  await whole.contact({ channelUserId: 'other', channel: 'telegram', text: 'I want to book that' });
  await expect.poll(async () => (await get(one)).explain.status.value, patience).toBe('qualified');

  expect((await whole.call('POST', `/v1/merges/${String(mergeId)}/undo`)).statusCode).toBe(200);
  await expect.poll(() => isLiving(other), patience).toBe(true);
  await expect.poll(async () => (await get(other)).status, patience).toBe('qualified');
  await expect.poll(async () => (await get(one)).status, patience).not.toBe('qualified');
  expect(await get(one)).toMatchObject({ id: one, name: null, messageCount: 1 });
  expect(await get(other)).toMatchObject({ id: other, name: 'Berta', messageCount: 2 });
}, 180_000);

it('a key that is told later joins two through their workflows', async () => {
  const known = await whole.contact({ channelUserId: 'known', contact: { email: 'later@key.example' } });
  const late = await whole.contact({ channelUserId: 'late' });
  expect(await whole.contact({ channelUserId: 'late', contact: { email: 'later@key.example' } })).toBe(late);
  await expect.poll(async () => (await get(late)).id, patience).toBe(known);
  await expect.poll(() => isLiving(late), patience).toBe(false);
}, 90_000);
