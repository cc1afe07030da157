import path from 'node:path';
import type { Config } from '../../config.ts';
import { projectRoot } from '../install/places.ts';
import { choosePorts, freePort } from '../up/ports.ts';
import { StartError } from '../up/start-error.ts';
import { startInstallation, type Installation } from './npm-start.ts';

const DEMO_DATA_DIR = path.join(projectRoot, '.rapport-demo');

/**
 * An installation beside the user's own: in `.rapport-demo` unless RAPPORT_DATA_DIR says otherwise, on the usual ports where
 * they are free.
 */
export async function startDemoInstallation(config: Config, signal: AbortSignal): Promise<Installation> {
  const usersOwn = path.resolve('.rapport');
  const installation = await startInstallation({
    dataDir: config.dataDir === usersOwn ? DEMO_DATA_DIR : config.dataDir,
    port: (await isFree(config.port)) ? config.port : await freePort(),
    serverPorts: {
      postgres: await orAny(config.postgresPort),
      temporal: await orAny(config.temporalPort),
      temporalUi: await orAny(config.temporalUiPort),
    },
    onOutput: (text) => process.stdout.write(text),
    signal,
  });
  // /readyz is a moment earlier than the addresses, which the demo's own lines would otherwise run into.
  for (let waits = 0; waits < 50 && !installation.output().includes('Rapport is ready'); waits++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return installation;
}

/** 0 lets `npm start` find a free one. */
async function orAny(port: number): Promise<number> {
  return (await isFree(port)) ? port : 0;
}

async function isFree(port: number): Promise<boolean> {
  try {
    await choosePorts([{ host: '127.0.0.1', wanted: port, variable: 'PORT', title: 'the demo' }]);
    return port !== 0;
  } catch (error) {
    if (error instanceof StartError) return false;
    throw error;
  }
}
