import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';
import { joinAs, openBrowser, PASSWORD, tokenOf } from '../../support/people.ts';

let api: TestApi;
let now = new Date();
let emails = 0;
beforeAll(async () => {
  api = await startTestApi({ clock: () => now, publicUrl: 'http://rapport.example:3000/' });
});
afterAll(() => api.close());

const anEmail = (): string => `invited-${String((emails += 1))}@example.com`;
const invite = async (body: object = {}, key?: string) =>
  (
    await api.call(
      'POST',
      '/v1/users',
      { email: anEmail(), name: 'Invited', role: 'agent', ...body },
      key ? { key } : {},
    )
  ).json();
const open = (token: string) => openBrowser(api).call('POST', '/v1/sign-in-links/open', { token });
const use = (token: string, body: object = {}, browser = openBrowser(api)) =>
  browser.call('POST', '/v1/sign-in-links/use', { token, password: PASSWORD, ...body });
const audited = (id: string) =>
  asOwner<{ actor: string; action: string }>(
    api.ownerUrl,
    'SELECT actor, action FROM rapport.audit_log WHERE subject_id = $1 ORDER BY id',
    [id],
  );

describe('an invitation', () => {
  it('is a link that an admin hands over; whoever opens it joins by a password of their own', async () => {
    const invited = await invite({ email: 'Maria@Example.com', name: 'Maria', role: 'viewer' });
    expect(invited).toMatchObject({ email: 'maria@example.com', state: 'invited', role: 'viewer', joinedAt: null });
    expect(invited.inviteUrl).toMatch(/^http:\/\/rapport\.example:3000\/welcome\?token=[\w-]{43}$/);
    const token = tokenOf(invited.inviteUrl);
    expect((await open(token)).json()).toMatchObject({
      purpose: 'invite',
      email: 'maria@example.com',
      name: 'Maria',
      role: 'viewer',
    });
    const joined = await use(token, { name: 'Maria Cruz' });
    expect(joined.json()).toMatchObject({ user: { id: invited.id, name: 'Maria Cruz' }, role: 'viewer' });
    const { items } = (await api.call('GET', '/v1/users')).json();
    expect(items).toEqual([expect.objectContaining({ id: invited.id, name: 'Maria Cruz', state: 'active' })]);
    expect((await audited(invited.id)).map(({ action }) => action)).toEqual([
      'user.invite',
      'user.join',
      'session.sign_in',
    ]);
  });

  it('is used once, also by two at the same moment', async () => {
    const { inviteUrl } = await invite();
    const answers = await Promise.all([use(tokenOf(inviteUrl)), use(tokenOf(inviteUrl))]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    expect((await use(tokenOf(inviteUrl))).json().code).toBe('link_unusable');
    expect((await open(tokenOf(inviteUrl))).json().code).toBe('link_unusable');
  });

  it('runs out after a week, and a new one makes the old one void', async () => {
    const { id, inviteUrl } = await invite();
    const again = (await api.call('POST', `/v1/users/${String(id)}/link`)).json();
    expect(again.purpose).toBe('invite');
    expect((await open(tokenOf(inviteUrl))).statusCode).toBe(422);
    const start = now;
    now = new Date(start.getTime() + 7 * 86_400_000);
    expect((await use(tokenOf(again.url))).json().code).toBe('link_unusable');
    now = start;
    expect((await use(tokenOf(again.url))).statusCode).toBe(200);
  });

  it.each([
    [{ password: 'short' }, 'password'],
    [{ name: ' ' }, 'name'],
    [{ email: 'x' }, 'email'],
  ])('with %j is refused and not used up', async (body, path) => {
    const { inviteUrl } = await invite();
    const answer = await use(tokenOf(inviteUrl), body);
    expect([answer.statusCode, answer.json().errors?.[0]?.path]).toEqual([400, path]);
    expect((await open(tokenOf(inviteUrl))).statusCode).toBe(200);
  });

  it('is made once for each e-mail', async () => {
    const { email } = await invite();
    const answer = await api.call('POST', '/v1/users', { email: email.toUpperCase(), name: 'Twice', role: 'admin' });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'user_exists']);
  });
});

describe('a role', () => {
  it('holds from the next request on', async () => {
    const { id, browser } = await joinAs(api, 'viewer');
    const tag = (name: string) => browser.call('POST', '/v1/tags', { name });
    expect((await tag('early')).statusCode).toBe(403);
    await api.call('PATCH', `/v1/users/${id}`, { role: 'agent' });
    expect((await tag('now')).statusCode).toBe(201);
    await api.call('PATCH', `/v1/users/${id}`, { role: 'viewer' });
    expect((await tag('late')).statusCode).toBe(403);
  });

  it.each(['viewer', 'agent'] as const)('%s sees the people, and changes nobody', async (role) => {
    const { id, browser } = await joinAs(api, role);
    expect((await browser.call('GET', '/v1/users')).statusCode).toBe(200);
    const attempts = await Promise.all([
      browser.call('POST', '/v1/users', { email: anEmail(), name: 'X', role: 'admin' }),
      browser.call('PATCH', `/v1/users/${id}`, { role: 'admin' }),
      browser.call('DELETE', `/v1/users/${id}`),
      browser.call('POST', `/v1/users/${id}/link`),
      browser.call('GET', '/v1/audit-log'),
      browser.call('POST', '/v1/workspaces', { name: 'Mine' }),
    ]);
    expect(attempts.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403, 403]);
  });

  it('admin stays with one who can sign in, also when two remove each other', async () => {
    const { key } = await api.otherWorkspace();
    const by = (method: 'PATCH' | 'DELETE', id: string) =>
      api.call(method, `/v1/users/${id}`, method === 'PATCH' ? { role: 'viewer' } : undefined, { key });
    const one = await joinAs(api, 'admin', { key });
    await invite({ role: 'admin' }, key);
    for (const method of ['PATCH', 'DELETE'] as const) {
      expect((await by(method, one.id)).json()).toMatchObject({ status: 409, code: 'last_admin' });
    }
    const two = await joinAs(api, 'admin', { key });
    const answers = await Promise.all([
      one.browser.call('DELETE', `/v1/users/${two.id}`),
      two.browser.call('DELETE', `/v1/users/${one.id}`),
    ]);
    const ended = answers.map(({ statusCode }) => statusCode).sort();
    // Whoever came second is out already, or is the last one.
    expect([
      [204, 401],
      [204, 409],
    ]).toContainEqual(ended);
  });
});

describe('somebody who is removed', () => {
  it('is out at once, and only the name is left', async () => {
    const { id, email, browser } = await joinAs(api, 'agent');
    await browser.call('POST', '/v1/views', { name: 'Own', query: {} });
    expect((await api.call('DELETE', `/v1/users/${id}`)).statusCode).toBe(204);
    expect((await browser.call('GET', '/v1/contacts')).statusCode).toBe(401);
    expect((await openBrowser(api).call('POST', '/v1/session', { email, password: PASSWORD })).statusCode).toBe(401);
    const listed = async (query: string) =>
      (await api.call('GET', `/v1/users${query}`)).json().items.filter((item: { id: string }) => item.id === id);
    expect(await listed('')).toEqual([]);
    expect(await listed('?removed=true')).toMatchObject([{ state: 'removed', email: null, role: 'agent' }]);
    const left = await asOwner(api.ownerUrl, 'SELECT id FROM rapport.accounts WHERE email = $1', [email]);
    expect(left).toEqual([]);
    const views = await asOwner(api.ownerUrl, 'SELECT id FROM rapport.saved_views WHERE user_id = $1', [id]);
    expect(views).toEqual([]);
    expect((await api.call('DELETE', `/v1/users/${id}`)).statusCode).toBe(404);
    expect((await invite({ email })).state).toBe('invited');
  });
});

describe('a password reset', () => {
  it('is a link of an admin; it ends every session and the old password', async () => {
    const { id, email, browser } = await joinAs(api, 'agent');
    const link = (await api.call('POST', `/v1/users/${id}/link`)).json();
    expect(link.purpose).toBe('reset');
    expect((await browser.call('GET', '/v1/session')).statusCode).toBe(200);
    expect((await use(tokenOf(link.url), { password: 'a brand new password' })).statusCode).toBe(200);
    expect((await browser.call('GET', '/v1/session')).statusCode).toBe(401);
    const signIn = (password: string) => openBrowser(api).call('POST', '/v1/session', { email, password });
    expect((await signIn(PASSWORD)).statusCode).toBe(401);
    expect((await signIn('a brand new password')).statusCode).toBe(200);
  });
});

describe('a person in two workspaces', () => {
  it('has one password, and the link alone does not let in whoever handed it out', async () => {
    const { email, browser, id } = await joinAs(api, 'agent');
    const { key, workspaceId } = await api.otherWorkspace();
    const invited = await invite({ email, role: 'viewer' }, key);
    const stolen = await use(tokenOf(invited.inviteUrl), { password: 'set by the other admin' });
    expect([stolen.statusCode, stolen.json().code]).toEqual([401, 'wrong_credentials']);
    expect((await use(tokenOf(invited.inviteUrl))).json()).toMatchObject({
      workspace: { id: workspaceId },
      role: 'viewer',
    });

    const here = (await browser.call('GET', '/v1/session')).json();
    expect(here.workspaces.map((workspace: { id: string }) => workspace.id).sort()).toEqual(
      [api.workspaceId, workspaceId].sort(),
    );
    const before = browser.cookie;
    const there = await browser.call('POST', '/v1/session/switch', { workspaceId });
    expect(there.json()).toMatchObject({ workspace: { id: workspaceId, name: 'Another business' }, role: 'viewer' });
    expect((await browser.call('POST', '/v1/tags', { name: 'x' })).statusCode).toBe(403);
    expect((await browser.call('GET', '/v1/users')).json().items.map((user: { id: string }) => user.id)).not.toContain(
      id,
    );
    const after = browser.cookie;
    browser.cookie = before;
    expect((await browser.call('GET', '/v1/session')).statusCode).toBe(401);
    browser.cookie = after;

    for (const [user, by] of [
      [id, api.adminKey],
      [invited.id, key],
    ] as const) {
      const reset = await api.call('POST', `/v1/users/${String(user)}/link`, undefined, { key: by });
      expect([reset.statusCode, reset.json().code]).toEqual([409, 'account_shared']);
    }
    await api.call('DELETE', `/v1/users/${String(invited.id)}`, undefined, { key });
    expect((await browser.call('GET', '/v1/session')).statusCode).toBe(401);
    const back = await browser.call('POST', '/v1/session', { email, password: PASSWORD });
    expect(back.json()).toMatchObject({ workspace: { id: api.workspaceId }, workspaces: [{ id: api.workspaceId }] });
  });

  it('goes nowhere they are not', async () => {
    const { email, browser } = await joinAs(api, 'admin');
    const { workspaceId } = await api.otherWorkspace();
    const switched = await browser.call('POST', '/v1/session/switch', { workspaceId });
    const signedIn = await openBrowser(api).call('POST', '/v1/session', { email, password: PASSWORD, workspaceId });
    for (const answer of [switched, signedIn]) {
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'unknown_workspace']);
      expect(answer.cookies).toEqual([]);
    }
  });

  it('whose reset link was made before they joined the second is asked for neither', async () => {
    const { id, email } = await joinAs(api, 'agent');
    const link = (await api.call('POST', `/v1/users/${id}/link`)).json();
    const { key } = await api.otherWorkspace();
    const invited = await invite({ email }, key);
    await use(tokenOf(invited.inviteUrl));
    expect((await use(tokenOf(link.url), { password: 'taken over by an admin' })).json().code).toBe('link_unusable');
  });
});

describe('what a person does', () => {
  it('stands under their name: in the timeline, the audit log, and as the assignee', async () => {
    const { id, browser } = await joinAs(api, 'agent');
    const contact = (await browser.call('POST', '/v1/contacts', { name: 'Client' })).json();
    await browser.call('PATCH', `/v1/contacts/${String(contact.id)}`, { assigneeId: id });
    const shown = (await browser.call('GET', `/v1/contacts/${String(contact.id)}`)).json();
    expect(shown.assigneeId).toBe(id);
    const { items } = (await browser.call('GET', `/v1/contacts/${String(contact.id)}/timeline`)).json();
    expect(items[0]).toMatchObject({
      kind: 'details',
      actor: `user:${id}`,
      before: { assigneeId: null },
      after: { assigneeId: id },
    });
    const log = (await api.call('GET', `/v1/audit-log?actor=user:${id}&limit=2`)).json();
    expect(log.items).toMatchObject([
      { action: 'contact.edit', subject: { kind: 'contact', id: contact.id }, fields: ['assigneeId'] },
      { action: 'contact.create' },
    ]);
    const next = (
      await api.call('GET', `/v1/audit-log?actor=user:${id}&limit=200&cursor=${String(log.nextCursor)}`)
    ).json();
    expect(next.items.map(({ action }: { action: string }) => action)).toEqual(['session.sign_in', 'user.join']);
    expect(next.nextCursor).toBeNull();
    const found = await browser.call('GET', `/v1/contacts?assigneeId=${id}`);
    expect(found.json().items).toHaveLength(1);
  });

  it('is assigned to nobody of another workspace, nor to one who was removed', async () => {
    const { key } = await api.otherWorkspace();
    const stranger = await joinAs(api, 'agent', { key });
    const gone = await joinAs(api, 'agent');
    await api.call('DELETE', `/v1/users/${gone.id}`);
    const contact = (await api.call('POST', '/v1/contacts', { name: 'Client' })).json();
    for (const assigneeId of [stranger.id, gone.id]) {
      const answer = await api.call('PATCH', `/v1/contacts/${String(contact.id)}`, { assigneeId });
      expect(answer.json()).toMatchObject({ status: 422, code: 'unknown_reference', errors: [{ path: 'assigneeId' }] });
    }
  });

  it('changes their own name', async () => {
    const { id, browser } = await joinAs(api, 'viewer');
    expect((await browser.call('PATCH', '/v1/session', { name: 'Renamed' })).json().user).toMatchObject({
      id,
      name: 'Renamed',
    });
    expect((await api.call('PATCH', '/v1/session', { name: 'A key' })).statusCode).toBe(403);
  });
});
