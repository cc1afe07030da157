import { proxyLocalActivities } from '@temporalio/workflow';
import type { ContactActivities } from './activity-contract.ts';
import { DATABASE } from './activity-profiles.ts';
import type { LivingContact } from './carry.ts';

const { link } = proxyLocalActivities<ContactActivities>(DATABASE);

/** Joins the contact with others that are the same person. Whoever was seen first goes on with all that both have. */
export async function linkAll(living: LivingContact, links: readonly string[]): Promise<void> {
  for (const linkId of links) {
    const input = { ...living.ref, linkId, now: new Date().toISOString() };
    const options = { ...DATABASE, summary: 'Joins the contact with another' };
    const linked = await link.executeWithOptions(options, [input]);
    if (linked.kind === 'gone') {
      living.gone = true;
      return;
    }
    living.uptoSeq = Math.max(living.uptoSeq, linked.lastSeq);
  }
}
