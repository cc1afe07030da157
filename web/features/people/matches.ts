import type { Contact } from '../../api/contacts.ts';
import type { Group, PeopleSearch } from './people-search.ts';

/** What a contact has in each group of pills. */
const VALUES: Readonly<Record<Group, (contact: Contact) => readonly string[]>> = {
  status: ({ status }) => [status],
  stage: ({ stage }) => [stage],
  channel: ({ channels }) => channels,
  source: ({ source }) => [source],
  grade: ({ leadGrade }) => [leadGrade],
  sentiment: ({ sentiment }) => (sentiment ? [sentiment.level] : []),
  vip: ({ vip }) => [String(vip)],
  atRisk: ({ atRisk }) => [String(atRisk)],
  tag: ({ tags }) => tags.flatMap(({ id, name }) => [id, name]),
  branchId: ({ branchId }) => (branchId === null ? [] : [branchId]),
  assigneeId: ({ assigneeId }) => (assigneeId === null ? [] : [assigneeId]),
};

/**
 * Whether a contact that has just changed may belong in the list. The words of the search are left to the server: this only
 * decides whether there is anything new to fetch.
 */
export function mayMatch(contact: Contact, search: PeopleSearch): boolean {
  const inGroups = (Object.keys(VALUES) as Group[]).every((group) => {
    const wanted = search[group];
    return wanted === undefined || VALUES[group](contact).some((value) => wanted.includes(value));
  });
  const { firstSeenAfter: from, firstSeenBefore: until, lastMessageAfter, lastMessageBefore } = search;
  return (
    inGroups &&
    isBetween(contact.firstSeenAt, from, until) &&
    isBetween(contact.lastMessageAt, lastMessageAfter, lastMessageBefore)
  );
}

function isBetween(at: string | null, from: string | undefined, until: string | undefined): boolean {
  if (from === undefined && until === undefined) return true;
  if (at === null) return false;
  const time = Date.parse(at);
  return (from === undefined || time >= Date.parse(from)) && (until === undefined || time < Date.parse(until));
}
