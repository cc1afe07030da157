import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';
import type { FollowUp } from './follow-ups.ts';

type EditBody = paths['/v1/follow-ups/{id}/edit']['post']['requestBody']['content']['application/json'];
export type ChannelName = NonNullable<EditBody['channel']>;

/** What a person decides about a follow-up. */
export type Decision =
  | { readonly type: 'approve'; readonly message?: string }
  | { readonly type: 'edit'; readonly message?: string; readonly dueAt?: string; readonly channel?: ChannelName }
  | { readonly type: 'dismiss' }
  | { readonly type: 'snooze'; readonly until: string }
  | { readonly type: 'undo' }
  | { readonly type: 'resolve'; readonly sent: boolean };

/**
 * Sends a decision about the follow-up as it was read, so that one which changed meanwhile is not decided unseen.
 *
 * @throws ApiProblem `follow_up_changed`, `follow_up_already_decided`, and what every call throws
 */
export async function decide({ id, version }: Pick<FollowUp, 'id' | 'version'>, decision: Decision): Promise<FollowUp> {
  const params = { path: { id } };
  switch (decision.type) {
    case 'approve':
      return body(await api.POST('/v1/follow-ups/{id}/approve', { params, body: { ...without(decision), version } }));
    case 'edit':
      return body(await api.POST('/v1/follow-ups/{id}/edit', { params, body: { ...without(decision), version } }));
    case 'dismiss':
      return body(await api.POST('/v1/follow-ups/{id}/dismiss', { params, body: { version } }));
    case 'snooze':
      return body(await api.POST('/v1/follow-ups/{id}/snooze', { params, body: { until: decision.until, version } }));
    case 'undo':
      // Whatever it has become since: what is asked is that it waits again.
      return body(await api.POST('/v1/follow-ups/{id}/undo', { params, body: {} }));
    case 'resolve':
      return body(await api.POST('/v1/follow-ups/{id}/resolve', { params, body: { sent: decision.sent, version } }));
  }
}

function without<T extends Decision>({ type: _type, ...rest }: T): Omit<T, 'type'> {
  return rest;
}

/** How a follow-up looks once it is decided, before the server has said so. */
export function expected({ dueAt, message, channel }: FollowUp, decision: Decision): Partial<FollowUp> {
  switch (decision.type) {
    case 'approve':
      return { state: 'approved', message: decision.message ?? message };
    case 'edit':
      return {
        ...{ message: decision.message ?? message, dueAt: decision.dueAt ?? dueAt },
        channel: decision.channel ?? channel,
      };
    case 'dismiss':
      return { state: 'dismissed' };
    case 'snooze':
      return { dueAt: decision.until };
    case 'undo':
      return { state: 'pending' };
    case 'resolve':
      return { state: decision.sent ? 'sent' : 'pending' };
  }
}
