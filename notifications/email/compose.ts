import type { MailItem } from '../../db/repositories/mail.ts';
import { whyNow } from '../../domain/follow-ups/why.ts';
import type { Settings } from '../../domain/settings.ts';

export interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** More would be read by nobody; the rest is counted. */
const MOST_LINES = 30;

const NAMED = { review: 'Human Review', follow_up: 'Follow-up' } as const;

/**
 * What a mail says: who, as far as the settings let names out, and why. Never what somebody wrote.
 *
 * @param publicUrl where people reach the dashboard; undefined where nobody said
 */
export function composeMail(
  items: readonly MailItem[],
  {
    settings,
    now,
    publicUrl,
  }: { readonly settings: Settings; readonly now: Date; readonly publicUrl: string | undefined },
): Mail {
  const lines = items.map((item) => lineOf(item, settings, now));
  const more = lines.length - MOST_LINES;
  const body = [
    ...lines.slice(0, MOST_LINES).map((line) => `- ${line}`),
    ...(more > 0 ? [`and ${String(more)} more`] : []),
    ...(publicUrl === undefined ? [] : ['', publicUrl]),
  ];
  const [only] = items;
  const subject = only && items.length === 1 ? (lines[0] ?? '') : `${countOf(items)} for a person`;
  return { subject, text: `${body.join('\n')}\n` };
}

function lineOf({ kind, contactName, ruleId, ownRuleId, params }: MailItem, settings: Settings, now: Date): string {
  const own = [...settings.followUps.custom, ...settings.review.rules].find(({ id }) => id === ownRuleId);
  const why = whyNow(ruleId, params, { now: now.toISOString(), ruleName: own?.name });
  const who = settings.notifications.email.names && contactName !== null ? `${contactName}: ` : '';
  return `${NAMED[kind]}: ${who}${why}`;
}

/** "2 reviews, 1 follow-up". */
function countOf(items: readonly MailItem[]): string {
  const reviews = items.filter(({ kind }) => kind === 'review').length;
  const counts = [
    [reviews, 'review'],
    [items.length - reviews, 'follow-up'],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${String(count)} ${word}${count === 1 ? '' : 's'}`)
    .join(', ');
}
