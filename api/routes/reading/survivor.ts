import type { Scope } from '../../../db/client.ts';
import { survivorOf } from '../../../db/repositories/contact-detail.ts';
import { notFound } from '../../problem.ts';

/** The contact that a path names, or whoever absorbed it. @throws Problem 404 */
export async function requireSurvivor(scope: Scope, contactId: string): Promise<string> {
  const survivor = await survivorOf(scope, contactId);
  if (survivor === null) throw notFound();
  return survivor;
}
