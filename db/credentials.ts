import { createHash } from 'node:crypto';
import type { ConnectionRow } from './repositories/channel-connections.ts';
import { createSeal } from './seal.ts';

const PURPOSE = 'channel-credentials';

/** Opens and closes the credentials of connections: JSON, sealed under the installation's key. */
export interface CredentialSeal {
  /** Names the key without telling anything of it. */
  readonly keyId: string;
  /** @returns the columns of a connection's row */
  close(credentials: unknown): { readonly credentials: string; readonly key_id: string };
  /** @throws when it was sealed under another key: the message names both keys by their ids */
  open(row: { readonly credentials: string; readonly key_id: string }): unknown;
}

/** The key's own hash would let a short key be guessed; a hash for this purpose alone lets nothing else be compared with it. */
const keyIdOf = (secretKey: string): string =>
  createHash('sha256').update(`${PURPOSE} key id ${secretKey}`).digest('hex').slice(0, 16);

export function createCredentialSeal(secretKey: string): CredentialSeal {
  const seal = createSeal(secretKey, PURPOSE);
  const keyId = keyIdOf(secretKey);
  return {
    keyId,
    close: (credentials) => ({ credentials: seal.close(JSON.stringify(credentials)), key_id: keyId }),
    open: (row) => {
      if (row.key_id !== keyId)
        throw new Error(`credentials are sealed under key ${row.key_id}, and this installation has ${keyId}`);
      return JSON.parse(seal.open(row.credentials)) as unknown;
    },
  };
}

/** A kind of channel, as far as it knows what its credentials look like. */
interface CredentialKind {
  readonly credentials: { parse(opened: unknown): unknown };
}

/**
 * A connection with its credentials in the clear, as a channel works with it.
 *
 * @param webhookUrl where the provider posts; empty for work that nothing of it is told in
 * @throws when the credentials were sealed under another key, or are none of the kind's
 */
export const openConnection = (
  { credentials }: CredentialKind,
  row: ConnectionRow,
  seal: CredentialSeal,
  webhookUrl: string,
) => ({
  ...{ id: row.id, workspaceId: row.workspace_id, name: row.name, accountId: row.account_id, options: row.options },
  credentials: credentials.parse(seal.open(row)),
  webhookUrl,
});
