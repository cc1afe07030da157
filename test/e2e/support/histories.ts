import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { loadConfig } from '../../../config.ts';
import { findTemporalCli } from '../../../scripts/install/temporal-cli.ts';
import { CONTACT_WORKFLOW } from '../../../workflows/definitions.ts';

export interface WorkflowRun {
  readonly id: string;
  readonly runId: string;
}

/** Every run of a contact's workflow that Temporal still lists, closed ones included. */
export async function contactWorkflows(address: string): Promise<WorkflowRun[]> {
  const connection = await Connection.connect({ address });
  try {
    const runs: WorkflowRun[] = [];
    const listed = new Client({ connection }).workflow.list({ query: `WorkflowType = '${CONTACT_WORKFLOW}'` });
    for await (const { workflowId, runId } of listed) runs.push({ id: workflowId, runId });
    return runs;
  } finally {
    await connection.close();
  }
}

/** What an operator sees of a run: `temporal workflow show` and `describe`, payloads decoded. */
export async function historyAsShown(address: string, { id, runId }: WorkflowRun): Promise<string> {
  const cli = await findTemporalCli(loadConfig().temporalCliPath, console.log);
  const ask = async (command: string): Promise<string> => {
    const args = [
      'workflow',
      command,
      '--address',
      address,
      '--workflow-id',
      id,
      '--run-id',
      runId,
      '--output',
      'json',
    ];
    return (await promisify(execFile)(cli, args, { maxBuffer: 64 * 1024 * 1024 })).stdout;
  };
  return withPayloadsDecoded(`${await ask('show')}\n${await ask('describe')}`);
}

/** As JSON the CLI prints payloads in base64, in which no text would ever be found. */
function withPayloadsDecoded(json: string): string {
  return json.replace(/(?<="data": ")[A-Za-z0-9+/=]+(?=")/g, (data) => Buffer.from(data, 'base64').toString());
}
