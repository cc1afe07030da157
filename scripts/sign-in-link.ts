import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '../config.ts';
import { makeOperatorLink } from '../db/welcome-link.ts';
import { normaliseEmail } from '../domain/identity.ts';
import { databaseUrlOf } from './addresses.ts';
import { publicAddress, welcomeUrl } from './up/public-address.ts';

const USAGE = `npm run sign-in-link                          a one-time link that makes a new admin of the first workspace
npm run sign-in-link -- --workspace <id>      likewise of another one
npm run sign-in-link -- --email <address>     a one-time link for that person to set a new password`;

/** For whoever has the server in hand: makes a link where nobody who can sign in is there to do it. */
async function signInLink(): Promise<void> {
  const { values } = parseArgs({ options: { email: { type: 'string' }, workspace: { type: 'string' } } });
  const { email, workspace } = values;
  const address = email === undefined ? undefined : (normaliseEmail(email) ?? email);
  const config = loadConfig();
  const link = await makeOperatorLink(databaseUrlOf(config), { workspaceId: workspace, email: address });
  if (!link) {
    process.stderr.write(
      email === undefined ? 'There is no such workspace.\n' : 'Nobody signs in by this e-mail there.\n',
    );
    process.exitCode = 1;
    return;
  }
  const what = link.purpose === 'reset' ? 'A new password' : 'A new admin';
  process.stdout.write(
    `${what} (${link.workspace}), once within a day:\n${welcomeUrl(publicAddress(config), link.token)}\n`,
  );
}

signInLink().catch((error: unknown) => {
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  const reason = isUsage ? USAGE : error instanceof ConfigError ? error.message : `No link made: ${String(error)}`;
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
});
