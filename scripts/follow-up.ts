import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { v7 as uuidv7 } from 'uuid';
import { loadConfig, temporalConnectionOptions } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { approveFollowUp, contactWorkflowId, dismissFollowUp, editFollowUp } from '../workflows/definitions.ts';
import { databaseUrlOf, temporalAddressOf } from './addresses.ts';

const USAGE = `Usage: npm run follow-up -- approve|edit|dismiss <follow-up id> [--message <text>] [--at-version <n>]
A message is stored in the database, and the signal names it: Temporal's history never holds a text.
`;

const SIGNALS = { approve: approveFollowUp, edit: editFollowUp, dismiss: dismissFollowUp } as const;

interface Found {
  readonly workspace_id: string;
  readonly contact_id: string;
}

/** `npm run follow-up`: an operator's decision about a follow-up, as a signal to its contact's workflow. */
async function decide(): Promise<void> {
  const options = { message: { type: 'string' }, 'at-version': { type: 'string' } } as const;
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const [decision = '', followUpId = ''] = positionals;
  const version = values['at-version'] === undefined ? undefined : Number(values['at-version']);
  const isEdit = decision === 'edit';
  if (!Object.hasOwn(SIGNALS, decision) || followUpId === '' || (isEdit && values.message === undefined)) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const config = loadConfig();
  const url = databaseUrlOf(config);
  const database = openDatabase({
    url,
    role: 'rapport_maintenance',
    poolSize: 1,
    applicationName: 'rapport follow-up',
  });
  const address = { ...config, temporalAddress: temporalAddressOf(config) };
  const connection = await Connection.connect(temporalConnectionOptions(address));
  try {
    const found = await database<Found & { id: string }>('follow_ups').where({ id: followUpId }).first();
    if (found === undefined) throw new Error('there is no such follow-up');
    const { workspace_id: workspaceId, contact_id: contactId } = found;
    const draftId = values.message === undefined ? undefined : uuidv7();
    if (draftId !== undefined) {
      const of = { workspace_id: workspaceId, contact_id: contactId, follow_up_id: followUpId };
      await database('follow_up_drafts').insert({
        id: draftId,
        ...of,
        message: values.message,
        created_at: new Date(),
      });
    }
    const { workflow } = new Client({ connection, namespace: config.temporalNamespace });
    const asked = {
      followUpId,
      ...(version === undefined ? {} : { version }),
      ...(draftId === undefined ? {} : { draftId }),
    };
    const signal = SIGNALS[decision as keyof typeof SIGNALS];
    await workflow.getHandle(contactWorkflowId({ workspaceId, contactId })).signal(signal, asked);
    process.stdout.write(`Signalled: ${decision} ${followUpId}\n`);
  } finally {
    await database.destroy();
    await connection.close();
  }
}

decide().catch((error: unknown) => {
  process.stderr.write(`Nothing was decided: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
