import type { Config } from '../../config.ts';

/** An address to listen on is not always one to connect to. */
export function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** Where people reach the API: what the configuration says, else where it listens. */
export const publicAddress = ({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string =>
  publicUrl ?? `http://${reachable(host)}:${String(port)}`;

/** The dashboard's page that takes a one-time link. */
export const welcomeUrl = (base: string, token: string): string => `${base.replace(/\/$/, '')}/welcome?token=${token}`;
