import { once } from 'node:events';
import { createConnection } from 'node:net';
import { Connection, type ConnectionOptions } from '@temporalio/client';
import { reasonOf } from './data-dir.ts';
import { queryOnce } from './postgres-cluster.ts';
import { StartError } from './start-error.ts';

const PATIENCE_MS = 10_000;

/** @throws StartError naming the server, without the password, when DATABASE_URL cannot be reached or refuses. */
export async function checkDatabase(url: string): Promise<void> {
  try {
    await queryOnce(url, 'SELECT 1', PATIENCE_MS);
  } catch (cause) {
    const { host, pathname } = new URL(url);
    throw new StartError(`PostgreSQL at ${host}${pathname} (DATABASE_URL) cannot be used: ${reasonOf(cause)}.`, {
      cause,
    });
  }
}

/** @throws StartError when TEMPORAL_ADDRESS cannot be reached, or the namespace is not there. */
export async function checkTemporal(
  options: ConnectionOptions & { address: string },
  namespace: string,
): Promise<void> {
  let connection: Connection;
  try {
    await reach(options.address);
    connection = await Connection.connect({ ...options, connectTimeout: PATIENCE_MS });
  } catch (cause) {
    throw new StartError(`Temporal at ${options.address} (TEMPORAL_ADDRESS) cannot be reached: ${reasonOf(cause)}.`, {
      cause,
    });
  }
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } catch (cause) {
    throw new StartError(
      `Temporal at ${options.address} does not let Rapport use namespace "${namespace}" (TEMPORAL_NAMESPACE): ${reasonOf(cause)}.`,
      { cause },
    );
  } finally {
    await connection.close();
  }
}

/** Temporal's client goes on trying until its time is over, and then only says that; the socket knows the reason at once. */
async function reach(address: string): Promise<void> {
  const { hostname, port } = new URL(`tcp://${address}`);
  const socket = createConnection({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(PATIENCE_MS) });
  } finally {
    socket.destroy();
  }
}
