import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { reasonOf, type DataDir } from './data-dir.ts';
import type { Launch, PartSpec } from './part.ts';
import { StartError } from './start-error.ts';

const READY_WITHIN_MS = 60_000;
/** The server takes two more ports by itself, and another program can be quicker: the next attempt takes others. */
const ATTEMPTS = 4;
const PORT_TAKEN = /address already in use/i;
const SQLITE_HEADER = 'SQLite format 3\0';

/**
 * Starts the Temporal CLI's dev server with its UI on the data directory's file.
 * @returns address and UI.
 * @throws StartError when the file is damaged or the server does not come up.
 */
export async function startEmbeddedTemporal(
  dir: DataDir,
  place: { readonly cli: string; readonly namespace: string; readonly port: number; readonly uiPort: number },
  launch: Launch,
): Promise<{ address: string; uiUrl: string }> {
  checkFile(dir.temporalFile);
  const address = `127.0.0.1:${String(place.port)}`;
  const log = path.join(dir.logs, 'temporal.log');
  const spec: PartSpec = {
    name: 'temporal',
    title: 'Temporal',
    command: place.cli,
    args: [
      ...['server', 'start-dev', '--db-filename', dir.temporalFile],
      ...['--ip', '127.0.0.1', '--port', String(place.port), '--ui-port', String(place.uiPort)],
      ...['--namespace', place.namespace, '--ui-disable-news-fetch', '--log-level', 'warn', '--log-format', 'json'],
    ],
    stopSignal: 'SIGTERM',
    stopWithinMs: 20_000,
    log,
  };
  await launchUntilReady(spec, launch, dir.temporalFile, () => answers(address, place.namespace));
  return { address, uiUrl: `http://127.0.0.1:${String(place.uiPort)}/namespaces/${place.namespace}/workflows` };
}

async function launchUntilReady(
  spec: PartSpec,
  launch: Launch,
  file: string,
  ready: () => Promise<boolean>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const part = launch(spec);
    try {
      await part.untilReady(ready, READY_WITHIN_MS);
      return;
    } catch (error) {
      if (part.pid() !== undefined) throw error;
      const reason = reasonOf(error);
      if (!PORT_TAKEN.test(reason)) throw damaged(file, reason, error);
      if (attempt === ATTEMPTS) throw new StartError(`Temporal found its ports taken (${reason}).`, { cause: error });
    }
  }
}

function checkFile(file: string): void {
  if (!existsSync(file)) return;
  if (!statSync(file).isFile()) throw damaged(file, 'it is no file');
  const header = Buffer.alloc(SQLITE_HEADER.length);
  const descriptor = openSync(file, 'r');
  const read = readSync(descriptor, header);
  closeSync(descriptor);
  if (read > 0 && header.toString('latin1') !== SQLITE_HEADER) throw damaged(file, 'it is no SQLite database');
}

/** False while it is still starting, whatever the reason: the part's own end or the time limit says when to give up. */
async function answers(address: string, namespace: string): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 1_000 });
    try {
      await connection.workflowService.describeNamespace({ namespace });
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

function damaged(file: string, detail: string, cause?: unknown): StartError {
  return new StartError(
    `Temporal cannot open ${file} (${detail}): move it away and start again; Rapport brings every contact and deadline back from PostgreSQL.`,
    { cause },
  );
}
