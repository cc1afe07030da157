// The first thing that runs on a fresh machine: plain JavaScript, nothing installed yet. It checks Node, installs the
// packages where they are missing, and goes on with scripts/<name>.ts in this same process, so that no wrapper stands
// between a signal and the one it is for.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const [name, ...rest] = process.argv.slice(2);

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Rapport needs Node 20.19 or newer, and this is ${process.versions.node}.`);
}

/** Whether node_modules holds what package-lock.json says. npm keeps its own list of what it installed beside it. */
function packagesAreThere() {
  const wanted = path.join(root, 'package-lock.json');
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  if (statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return true;
  // A fresh checkout gives the lock file a new date without a new content, which is no reason to install all again.
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  const there = read(installed);
  return Object.entries(read(wanted)).every(
    ([place, { version, optional }]) => place === '' || optional === true || there[place]?.version === version,
  );
}

function installPackages() {
  process.stdout.write('Installing packages (npm ci) …\n');
  if (npm('ci')) return;
  // npm ci also refuses where the registry lacks a package of another platform that the lock file names or should name.
  process.stdout.write('npm ci did not work here; trying npm install, which leaves package-lock.json as it is …\n');
  if (npm('install', '--no-save')) return;
  fail('The packages could not be installed; the reason npm gave stands above.');
}

function npm(...command) {
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  return spawnSync('npm', [...command, '--no-audit', '--no-fund', '--loglevel=error'], options).status === 0;
}

checkNode();
if (!name || !existsSync(path.join(root, 'scripts', `${name}.ts`)))
  fail(`There is no scripts/${name ?? '?'}.ts to run.`);
if (!packagesAreThere()) installPackages();

const { register } = await import('tsx/esm/api');
register();
const script = path.join(root, 'scripts', `${name}.ts`);
process.argv = [process.argv[0], script, ...rest];
try {
  await import(pathToFileURL(script).href);
} catch (error) {
  // A wrong environment is for the person at the keyboard; everything else is a mistake of ours and shows its place.
  fail(error?.name === 'ConfigError' || error?.name === 'InstallError' ? error.message : (error?.stack ?? error));
}
