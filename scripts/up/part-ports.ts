import type { Config } from '../../config.ts';
import { choosePorts } from './ports.ts';

/** Where the parts listen. Meaningless for a server of one's own. */
export interface PartPorts {
  readonly api: number;
  readonly postgres: number;
  readonly temporal: number;
  readonly temporalUi: number;
}

const POSTGRES = { variable: 'RAPPORT_POSTGRES_PORT', title: 'PostgreSQL' };
const TEMPORAL = { variable: 'RAPPORT_TEMPORAL_PORT', title: 'Temporal' };
const TEMPORAL_UI = { variable: 'RAPPORT_TEMPORAL_UI_PORT', title: "Temporal's UI" };

/** @throws StartError naming the first port that is taken. */
export async function choosePartPorts(config: Config): Promise<PartPorts> {
  const loopback = '127.0.0.1';
  const ownDatabase = config.databaseUrl !== undefined;
  const ownTemporal = config.temporalAddress !== undefined;
  // Any free port stands in for a server of one's own, which keeps the list in order.
  const [api = 0, postgres = 0, temporal = 0, temporalUi = 0] = await choosePorts([
    { host: config.host, wanted: config.port, ...{ variable: 'PORT', title: 'the API' } },
    { host: loopback, wanted: ownDatabase ? 0 : config.postgresPort, ...POSTGRES },
    { host: loopback, wanted: ownTemporal ? 0 : config.temporalPort, ...TEMPORAL },
    { host: loopback, wanted: ownTemporal ? 0 : config.temporalUiPort, ...TEMPORAL_UI },
  ]);
  return { api, postgres, temporal, temporalUi };
}
