import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContactGateway, type ContactGateway } from '../../api/contact-gateway.ts';
import { contactWorkflowId } from '../../workflows/definitions.ts';
import { devServerAddress } from '../support/temporal.ts';

const pending: unknown[] = [];
const gatewayTo = (address: string, timeoutMs: number): ContactGateway =>
  createContactGateway({
    ...{ connection: { address }, namespace: 'default', taskQueue: `none-${randomUUID()}`, timeoutMs },
    onPending: (error) => pending.push(error),
  });
const aContact = () => ({ workspaceId: randomUUID(), contactId: randomUUID() });

describe('with Temporal away', () => {
  it('says so, in time, without throwing', async () => {
    const gateway = gatewayTo('127.0.0.1:1', 500);
    const started = Date.now();
    expect(await gateway.settle(aContact(), 1)).toBe('pending');
    expect(await gateway.reachable()).toBe(false);
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(pending.length).toBeGreaterThan(0);
    await gateway.close();
  });
});

describe('with Temporal there and no worker', () => {
  let address: string;
  beforeAll(async () => {
    address = await devServerAddress();
  });
  const gateways: ContactGateway[] = [];
  afterAll(() => Promise.all(gateways.map((gateway) => gateway.close())));

  it('leaves the contact pending, and its workflow started for the worker to come', async () => {
    const gateway = gatewayTo(address, 500);
    gateways.push(gateway);
    const ref = aContact();
    expect(await gateway.reachable()).toBe(true);
    expect(await Promise.all([gateway.settle(ref, 7), gateway.settle(ref, 7)])).toEqual(['pending', 'pending']);
    const connection = await Connection.connect({ address });
    const handle = new Client({ connection }).workflow.getHandle(contactWorkflowId(ref));
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await handle.terminate();
    await connection.close();
  });
});
