import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { childEnvironment } from '../../config.ts';
import { projectRoot } from '../../scripts/install/places.ts';

/** A project that is nothing but the bootstrap, one package and an npm that writes down what it was asked. */
let project: string;

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'rapport-bootstrap-'));
  for (const folder of ['scripts', 'bin', 'node_modules']) mkdirSync(path.join(project, folder));
  copyFileSync(path.join(projectRoot, 'scripts/bootstrap.mjs'), path.join(project, 'scripts/bootstrap.mjs'));
  writeFileSync(
    path.join(project, 'scripts/hello.ts'),
    'const name: string = "hello"; console.log(name, process.argv[2]);',
  );
  writeFileSync(path.join(project, 'package.json'), '{"type":"module"}');
  npmAnswers(0);
  locks('package-lock.json', '1.0.0');
  locks('node_modules/.package-lock.json', '1.0.0');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function locks(file: string, version: string): void {
  const optional = file.startsWith('node_modules')
    ? {}
    : { 'node_modules/of-macos': { version: '1.0.0', optional: true } };
  const packages = { '': { name: 'project' }, 'node_modules/one': { version }, ...optional };
  writeFileSync(path.join(project, file), JSON.stringify({ packages }));
}

function npmAnswers(code: number): void {
  const script = `#!/bin/sh\necho "$@" >> '${project}/asked'\nln -sfn '${projectRoot}node_modules/tsx' '${project}/node_modules/tsx'\nln -sfn '${projectRoot}node_modules/get-tsconfig' '${project}/node_modules/get-tsconfig'\nexit ${String(code)}\n`;
  writeFileSync(path.join(project, 'bin/npm'), script, { mode: 0o755 });
}

function bootstrap(...args: string[]): { code: number | null; output: string; complaint: string; installed: boolean } {
  const env = childEnvironment({});
  const done = spawnSync(process.execPath, [path.join(project, 'scripts/bootstrap.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...env, PATH: `${project}/bin:${env['PATH'] ?? ''}` },
  });
  const installed = readdirSync(project).includes('asked');
  return { code: done.status, output: done.stdout, complaint: done.stderr, installed };
}

test('installs on a fresh machine and goes on with the script, in the same process', () => {
  rmSync(path.join(project, 'node_modules/.package-lock.json'));
  expect(bootstrap('hello', 'there')).toMatchObject({ code: 0, installed: true, complaint: '' });
  expect(bootstrap('hello', 'there').output).toContain('hello there');
});

test('installs when the lock file asks for another version', () => {
  locks('package-lock.json', '2.0.0');
  utimesSync(path.join(project, 'package-lock.json'), new Date(), new Date(Date.now() + 5_000));
  expect(bootstrap('hello').installed).toBe(true);
});

test('does not install for a new date alone, nor for a package of another platform', () => {
  npmAnswers(0);
  spawnSync(path.join(project, 'bin/npm'));
  rmSync(path.join(project, 'asked'));
  utimesSync(path.join(project, 'package-lock.json'), new Date(), new Date(Date.now() + 5_000));
  expect(bootstrap('hello')).toMatchObject({ code: 0, installed: false });
});

test('says so when npm cannot install', () => {
  rmSync(path.join(project, 'node_modules/.package-lock.json'));
  npmAnswers(1);
  const failed = bootstrap('hello');
  expect(failed.code).toBe(1);
  expect(failed.complaint.trimEnd()).toBe('The packages could not be installed; the reason npm gave stands above.');
});

test('says so when there is no such script', () => {
  expect(bootstrap('nothing')).toMatchObject({ code: 1, complaint: 'There is no scripts/nothing.ts to run.\n' });
});
