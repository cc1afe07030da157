import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, loadConfig, loadServiceConfig, temporalConnectionOptions } from '../config.ts';
import { projectRoot } from '../scripts/install/places.ts';

const service = {
  DATABASE_URL: 'postgresql://u:p@h/d',
  TEMPORAL_ADDRESS: 'h:7233',
  RAPPORT_SECRET_KEY: 'x'.repeat(32),
};

function complaint(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error('The environment was accepted');
}

describe('the environment', () => {
  test('may be empty: every default is there', () => {
    expect(loadConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: path.resolve('.rapport'),
      postgresPort: 5433,
      temporalPort: 7233,
      temporalUiPort: 8233,
      temporalNamespace: 'default',
      allowPrivateTargets: false,
      outbox: undefined,
      databaseUrl: undefined,
    });
  });

  test('an empty variable is one that nobody set', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '', OPENAI_API_KEY: ' ', RAPPORT_OUTBOX: '' })).toEqual(loadConfig({}));
  });

  test('every bad variable is named in one sentence, and no value is repeated', () => {
    const bad = { PORT: '70000', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://u:geheim@h/d', TEMPORAL_ADDRESS: 'nowhere' };
    const sentence = complaint(() => loadConfig(bad));
    for (const name of Object.keys(bad)) expect(sentence).toContain(name);
    expect(sentence).not.toContain('geheim');
    expect(sentence.split('\n')).toHaveLength(1);
  });

  test.each(['-1', '1.5', '0x10', 'abc', '65536'])('PORT=%s is refused', (value) => {
    expect(complaint(() => loadConfig({ PORT: value }))).toContain('PORT');
  });

  test.each([
    ['1', true],
    ['true', true],
    ['0', false],
    ['no', false],
  ])('RAPPORT_ALLOW_PRIVATE_TARGETS=%s means %s', (value, meaning) => {
    expect(loadConfig({ RAPPORT_ALLOW_PRIVATE_TARGETS: value }).allowPrivateTargets).toBe(meaning);
  });

  test('.env.example names exactly the variables that are read', () => {
    const named = readFileSync(path.join(projectRoot, '.env.example'), 'utf8').matchAll(/^([A-Z_]+)=/gm);
    const read = readFileSync(path.join(projectRoot, 'config.ts'), 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm);
    expect([...named].map(([, name]) => name).sort()).toEqual([...read].map(([, name]) => name).sort());
  });
});

describe('a process that serves', () => {
  test('needs database, Temporal and secret key, and says which are missing', () => {
    expect(loadServiceConfig(service)).toMatchObject({ databaseUrl: service.DATABASE_URL, temporalAddress: 'h:7233' });
    const sentence = complaint(() => loadServiceConfig({ DATABASE_URL: service.DATABASE_URL }));
    expect(sentence).toContain('TEMPORAL_ADDRESS, RAPPORT_SECRET_KEY');
    expect(sentence).not.toContain('DATABASE_URL');
  });

  test.each([
    ['plain text by default', {}, undefined],
    ['TLS when asked', { TEMPORAL_TLS: '1' }, {}],
    ['TLS with an API key', { TEMPORAL_API_KEY: 'k' }, {}],
    ['no TLS with an API key when told so', { TEMPORAL_API_KEY: 'k', TEMPORAL_TLS: '0' }, undefined],
    ['the server name', { TEMPORAL_TLS_SERVER_NAME: 'temporal.example' }, { serverNameOverride: 'temporal.example' }],
  ])('connects to Temporal with %s', (_case, env, tls) => {
    expect(temporalConnectionOptions(loadServiceConfig({ ...service, ...env })).tls).toEqual(tls);
  });

  test('a client certificate without its key is refused', () => {
    expect(complaint(() => loadConfig({ TEMPORAL_TLS_CLIENT_CERT_PATH: '/c.pem' }))).toContain('go together');
  });
});
