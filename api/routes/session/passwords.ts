import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { AppDeps } from '../../deps.ts';
import { countAttempt, forgetAttempts } from '../../../db/repositories/accounts.ts';
import { Problem } from '../../problem.ts';

/** Argon2id (the library's default) as OWASP's password storage cheat sheet has it: 19 MiB, two passes. Some 30 ms here. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Ten tries in a quarter of an hour, 960 a day, are no way to a password of ten characters. A stranger can keep somebody out
 * for as long as they go on trying, who then takes a one-time link from an admin.
 */
export const MOST_TRIES = 10;
const TRIES_WITHIN_MS = 15 * 60_000;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

let nobodys: Promise<string> | undefined;

/** Takes the same time where there is no account, and then says no. */
async function isPassword(stored: string | undefined, given: string): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(24).toString('base64'));
  const right = await verify(stored ?? (await nobodys), given);
  return stored !== undefined && right;
}

/** The same for an unknown e-mail and a wrong password. */
export const wrongCredentials = (): Problem =>
  new Problem(401, 'wrong_credentials', 'E-mail and password do not belong together.');

/**
 * Holds a password against an account's, within the limit of its e-mail.
 *
 * @param email normalised, or any text that is no address
 * @param stored undefined where nobody has this e-mail
 * @throws Problem 401 `wrong_credentials` or 429 `too_many_attempts`
 */
export async function checkPassword(
  { database, secretKey, clock }: AppDeps,
  email: string,
  stored: string | undefined,
  given: string,
): Promise<void> {
  const now = clock();
  const { tries, until } = await countAttempt(database, { secretKey, email, now, windowMs: TRIES_WITHIN_MS });
  if (tries > MOST_TRIES) {
    throw new Problem(
      429,
      'too_many_attempts',
      'Too many wrong passwords. Wait, or ask an admin for a one-time link.',
      {
        retryAfter: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)),
      },
    );
  }
  if (!(await isPassword(stored, given))) throw wrongCredentials();
  await forgetAttempts(database, { secretKey, email });
}
