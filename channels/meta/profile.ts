import { told } from '../events.ts';
import { testResult } from '../answers.ts';
import type { AskResult, Connection, Surroundings } from '../port.ts';
import { objectAt, textAt, type Json } from '../reading.ts';
import { graphGet, graphMeaning } from './graph.ts';
import type { MetaCredentials } from './send-text.ts';

/** Marks a question as one for a profile, whatever else is asked of the same account. */
const PREFIX = 'profile:';

export const profileSubject = (channelUserId: string): string => `${PREFIX}${channelUserId}`;

export const isProfileSubject = (subject: string): boolean => subject.startsWith(PREFIX);

/** What each product tells of a person. */
interface ProfileFields {
  readonly fields: string;
  nameIn(profile: Json): string | null;
}

/** https://developers.facebook.com/docs/messenger-platform/identity/user-profile/ */
export const MESSENGER_PROFILE: ProfileFields = {
  fields: 'first_name,last_name',
  nameIn: (profile) =>
    textAt([textAt(profile['first_name']), textAt(profile['last_name'])].filter((part) => part !== null).join(' ')),
};

/** https://developers.facebook.com/docs/messenger-platform/instagram/features/user-profile */
export const INSTAGRAM_PROFILE: ProfileFields = {
  fields: 'name,username',
  nameIn: (profile) => textAt(profile['name']) ?? textAt(profile['username']),
};

/**
 * Asks once what the channel calls a person. Many profiles may not be read, and a name is not worth asking twice; only a token that
 * has to be renewed is a reason to ask again afterwards.
 *
 * @param usual address of the API
 */
export async function askForProfile(
  usual: string,
  { fields, nameIn }: ProfileFields,
  subject: string,
  { credentials }: Connection<MetaCredentials>,
  { http }: Surroundings,
): Promise<AskResult> {
  const channelUserId = subject.slice(PREFIX.length);
  const answer = await http(graphGet(credentials, usual, `${encodeURIComponent(channelUserId)}?fields=${fields}`));
  const profile = answer.kind === 'answered' && answer.status === 200 ? objectAt(answer.json) : null;
  const name = profile === null ? null : nameIn(profile);
  if (name !== null) {
    return { kind: 'answered', events: [told('profile', null, {}, { kind: 'profile', channelUserId, name })] };
  }
  const result = testResult(answer, () => true, graphMeaning({}));
  if (result.kind === 'fault' && result.fault === 'credentials')
    return { kind: 'later', fault: 'credentials', detail: result.detail };
  return { kind: 'answered', events: [] };
}
