import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeWoken } from '../bulk/support/judged-contacts.ts';
import { sized } from '../e2e/support/run-length.ts';
import { asOwner } from '../support/owner.ts';
import { formOf } from './support/form.ts';
import { startImportApi, type ImportApi } from './support/import-api.ts';

let api: ImportApi;
beforeAll(async () => {
  api = await startImportApi();
});
afterAll(() => api.close());

interface Listed {
  readonly items: { id: string; name: string; email: string | null; phone: string | null }[];
}
const found = async (q: string) =>
  (await api.call('GET', `/v1/contacts?q=${encodeURIComponent(q)}`)).json<Listed>().items;
const detail = async (id = '') => (await api.call('GET', `/v1/contacts/${id}`)).json();
const counts = (report: Record<'created' | 'updated' | 'unchanged' | 'rejected', number>) => [
  ...[report.created, report.updated, report.unchanged, report.rejected],
];
const FULL_AT_THE_SECOND_BLOCK = `
  CREATE FUNCTION rapport.disk_is_full() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no room''; END';
  CREATE TRIGGER full_at_the_second_block BEFORE INSERT ON rapport.import_blocks FOR EACH ROW WHEN (NEW.block = 1)
    EXECUTE FUNCTION rapport.disk_is_full()`;
/** All that a file could have changed, without what differs from run to run. */
const everything = () =>
  api.asOwner(`SELECT c.*, (SELECT json_agg(e ORDER BY e.id) FROM contact_events e WHERE e.contact_id = c.id) AS ledger,
    (SELECT json_agg(i ORDER BY i.id) FROM contact_identities i WHERE i.contact_id = c.id) AS addresses,
    (SELECT json_agg(t ORDER BY t.tag_id) FROM contact_tags t WHERE t.contact_id = c.id) AS tags
    FROM contacts c ORDER BY c.id`);

describe('an import', () => {
  it('makes contacts with all that their rows say, and no workflow', async () => {
    await api.call('POST', '/v1/custom-fields', { key: 'birthday', name: 'Birthday', kind: 'date' });
    const file = [
      'First name;Last name;E-Mail;Celular;Empresa;Customer ID;Tags;Unsubscribed;Birthday;Colour',
      'Ana;Reyes;ANA@Example.com;0917 555 0101;Acme;C-1;vip, Cebu;no;1990-12-31;red',
      'Ben;;ben@example.com;;;C-2;;yes;;',
    ].join('\r\n');
    const report = await api.importFile(file);
    expect(counts(report)).toEqual([2, 0, 0, 0]);
    expect(report).toMatchObject({ state: 'done', total: 2, dryRun: false, fileName: 'people.csv' });
    const [ana] = await found('ana@example.com');
    expect(ana).toMatchObject({ name: 'Ana Reyes', phone: '+639175550101', source: 'import', completeness: 0.8 });
    const [ben] = await found('ben@example.com');
    expect(await detail(ana?.id)).toMatchObject({
      company: 'Acme',
      customFields: { birthday: '1990-12-31' },
      tags: [{ name: 'Cebu' }, { name: 'vip' }],
      optOuts: [],
    });
    expect(await detail(ben?.id)).toMatchObject({ name: 'Ben', optOuts: [{ scope: 'all' }] });
    const waiting = await api.asOwner(
      'SELECT FROM contact_inbox WHERE last_seq > relayed_seq OR last_seq > judged_seq',
    );
    expect(waiting).toEqual([]);
  });

  it('changes nothing when the same file comes again', async () => {
    const file = 'name,email,phone,tags\nCarla,carla@example.com,0917 555 0301,vip\nDino,dino@example.com,,\n';
    expect(counts(await api.importFile(file))).toEqual([2, 0, 0, 0]);
    const before = await everything();
    expect(counts(await api.importFile(file))).toEqual([0, 0, 2, 0]);
    expect(await everything()).toEqual(before);
  });

  it('changes whoever has an address of the row, says so in the ledger, and has a living contact judged again', async () => {
    const id = await api.contact({ contact: { name: 'Ella', email: 'ella@example.com', verified: true } });
    await api.asOwner('UPDATE contact_inbox SET judged_seq = last_seq, relayed_seq = last_seq, next_relay_at = now()');
    await judgeWoken(api, () => new Date())(api.workspaceId, [id]);
    const report = await api.importFile('Name,Email,Phone,Opted out\nElla Cruz,ELLA@example.com,0917 555 0401,yes\n');
    expect(counts(report)).toEqual([0, 1, 0, 0]);
    expect(await detail(id)).toMatchObject({ name: 'Ella Cruz', phone: '+639175550401', optOuts: [{ scope: 'all' }] });
    const kinds = await api.asOwner<{ kind: string }>(
      'SELECT kind FROM contact_events WHERE contact_id = ? ORDER BY id',
      [id],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['details', 'opt_out']));
    const waiting = await api.asOwner('SELECT FROM contact_inbox WHERE contact_id = ? AND last_seq > judged_seq', [id]);
    expect(waiting).toHaveLength(1);
    await api.asOwner('UPDATE contact_inbox SET judged_seq = last_seq, relayed_seq = last_seq');
  });

  it('only fills what is not known when it is told to', async () => {
    await api.importFile('name,email\nFelix,felix@example.com\n');
    const fields = { existing: 'fill' };
    expect(counts(await api.importFile('name,email,company\nF.,felix@example.com,Acme\n', fields))).toEqual([
      0, 1, 0, 0,
    ]);
    expect((await found('felix@example.com'))[0]).toMatchObject({ name: 'Felix', company: 'Acme' });
  });

  it('never makes two people one: what contradicts is refused with its reason', async () => {
    await api.importFile(
      'name,email,phone,id\nGina,gina@example.com,0917 555 0501,G-1\nHugo,hugo@example.com,0917 555 0502,H-1\n',
    );
    const report = await api.importFile(
      [
        'name,email,phone,id',
        'Both,gina@example.com,0917 555 0502,',
        'Other id,gina@example.com,,G-2',
        'Sharing a phone,other@example.com,0917 555 0501,',
        'Nobody,,,',
        'No number,,12,',
        'No address,a@b,,',
        'New address of hers,gina.new@example.com,,G-1',
      ].join('\n'),
    );
    expect(counts(report)).toEqual([0, 1, 0, 6]);
    expect(report.sample.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'conflicting_identities'],
      [3, 'other_external_id'],
      [4, 'other_email'],
      [5, 'no_identity'],
      [6, 'invalid_phone'],
      [7, 'invalid_email'],
    ]);
    const csv = (await api.call('GET', `/v1/imports/${report.id}/rejected.csv`)).body;
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      'line,reason,name,email,phone,id',
      '2,"conflicting_identities: The email, phone or external id belong to different contacts.",Both,gina@example.com,0917 555 0502,',
    ]);
    expect((await found('gina.new@example.com'))[0]).toMatchObject({ name: 'New address of hers' });
  });

  it('sets status and stage as a person would, and the first judgement finds everything as it would have made it', async () => {
    const mapping = JSON.stringify(['name', 'email', 'status', 'stage']);
    const file = 'name,email,status,stage\nInes,ines@example.com,Converted,in progress\nJo,jo@example.com,happy,\n';
    expect(counts(await api.importFile(file, { mapping }))).toEqual([1, 0, 0, 1]);
    const [ines] = await found('ines@example.com');
    const shown = ['status', 'stage', 'locks', 'vip', 'at_risk', 'completeness', 'lead_score', 'explain'].join(', ');
    const row = () => api.asOwner(`SELECT ${shown} FROM contacts WHERE id = ?`, [ines?.id ?? '']);
    const before = await row();
    expect(before).toMatchObject([
      { status: 'converted', stage: 'in_progress', locks: { status: true, stage: true, score: false } },
    ]);
    const [inbox] = await api.asOwner<{ last_seq: number }>('SELECT last_seq FROM contact_inbox WHERE contact_id = ?', [
      ines?.id ?? '',
    ]);
    await judgeWoken(api, () => new Date())(api.workspaceId, [ines?.id ?? ''], inbox?.last_seq);
    expect(await row()).toEqual(before);
  });
});

describe('a dry run', () => {
  it('says what an import would do, also of people who stand in the file several times, and does nothing', async () => {
    await api.importFile('name,email\nKim,kim@example.com\nLea,lea@example.com\n');
    const rows = Array.from({ length: 2_100 }, (_, n) => `Person ${String(n)},person${String(n)}@dry.example,`);
    const file = [
      'name,email,phone',
      'Kim Cruz,kim@example.com,',
      ...rows,
      // Behind another block of rows: the same person, her new number, and somebody else with that number.
      'Person 0,person0@dry.example,0917 555 0701',
      'Shares it,person1@dry.example,0917 555 0701',
      'Lea,lea@example.com,',
    ].join('\n');
    const before = await everything();
    const dry = await api.importFile(file, { dryRun: 'true' });
    expect(await everything()).toEqual(before);
    expect(await api.asOwner('SELECT FROM import_drafts')).toEqual([]);
    expect(dry.sample[0]).toMatchObject({ line: 2, outcome: 'updated', changes: ['name'] });
    const real = await api.importFile(file);
    expect(counts(dry)).toEqual([2_100, 2, 1, 1]);
    expect(counts(real)).toEqual(counts(dry));
  });
});

describe('a job', () => {
  const send = async (file: string) => (await api.upload('/v1/imports', file)).json<{ job: { id: string } }>().job.id;
  const rowsOf = (name: string, count: number) =>
    `name,email\n${Array.from({ length: count }, (_, n) => `${name} ${String(n)},${name}${String(n)}@job.example`).join('\n')}\n`;

  it('stops when it is cancelled, keeps what is done and forgets the rest of the file', async () => {
    const jobId = await send(rowsOf('stopped', 10));
    await api.call('POST', `/v1/jobs/${jobId}/cancel`);
    expect(await api.finish(jobId)).toMatchObject({ state: 'cancelled', created: 0 });
    expect(await api.asOwner('SELECT FROM import_blocks')).toEqual([]);
  });

  it('takes each row once, however often its pages are tried at the same time', async () => {
    const jobId = await send(rowsOf('once', 3_500));
    const job = { workspaceId: api.workspaceId, jobId };
    await Promise.all([api.activities.importPage(job), api.activities.importPage(job)]);
    expect(await api.finish(jobId)).toMatchObject({ state: 'done', created: 3_500, total: 3_500 });
    expect(await api.asOwner(`SELECT FROM contacts WHERE email LIKE 'once%'`)).toHaveLength(3_500);
  });

  it('goes on where it stood when its worker is gone in the middle of a page', async () => {
    const rows = sized({ short: 8_000, full: 200_000 });
    const jobId = await send(rowsOf('gone', rows));
    const page = api.activities.importPage({ workspaceId: api.workspaceId, jobId }).then(
      () => 'finished',
      () => 'broken off',
    );
    const left = async () => (await api.asOwner('SELECT FROM import_blocks WHERE import_id = ?', [jobId])).length;
    const whole = await left();
    await expect.poll(left, { interval: 5, timeout: 20_000 }).toBeLessThan(whole);
    await asOwner(
      api.ownerUrl,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'bulk test' AND datname = current_database() AND query LIKE '%import%'`,
    );
    const end = await page;
    if (end === 'broken off') expect(await left()).toBeGreaterThan(0);
    expect(await api.finish(jobId)).toMatchObject({ state: 'done', created: rows, rejected: 0 });
    const made = `SELECT count(*) AS people, count(DISTINCT email) AS addresses FROM contacts WHERE email LIKE 'gone%'`;
    expect(await api.asOwner(made)).toEqual([{ people: rows, addresses: rows }]);
  }, 300_000);

  it('takes rows about the same people one after the other, in whatever block they stand', async () => {
    const spread = (name: string) =>
      Array.from({ length: 3_000 }, (_, n) => `${name} ${String(n)},same${String(n % 1_000)}@job.example`);
    const report = await api.importFile(`name,email\n${spread('x').join('\n')}\n`);
    expect(counts(report)).toEqual([1_000, 2_000, 0, 0]);
    expect((await found('same7@job.example'))[0]).toMatchObject({ name: 'x 2007' });
  });

  it('makes nobody of a person who was deleted after the file was sent, and keeps a remembered opt-out', async () => {
    await api.importFile('name,email,opted out\nMia,mia@example.com,yes\n');
    const [mia] = await found('mia@example.com');
    const jobId = await send('name,email\nMia,mia@example.com\n');
    const deleted = (await api.call('DELETE', `/v1/contacts/${mia?.id ?? ''}`)).json<{ job: { id: string } }>();
    const report = await api.finish(jobId);
    expect(report.reasons).toMatchObject([{ code: 'erased', count: 1 }]);
    expect(JSON.stringify(report)).not.toContain('mia@example.com');
    await api.activities.eraseRows({ workspaceId: api.workspaceId, jobId: deleted.job.id });
    await api.importFile('name,email\nMia,mia@example.com\n');
    const [again] = await found('mia@example.com');
    expect(await detail(again?.id)).toMatchObject({ optOuts: [{ scope: 'all' }] });
  });
});

describe('what cannot be imported', () => {
  it('is taken off the wire all the same, so that the connection serves the next request', async () => {
    const address = await api.app.listen({ port: 0, host: '127.0.0.1' });
    const rows = Array.from({ length: 100_000 }, (_, n) => `Person ${String(n)},person${String(n)}@wire.example`);
    for (const [path, status] of [
      ['/v1/imports', 422],
      ['/v1/imports/preview', 200],
    ] as const) {
      const { body, type } = await formOf(`Name,Colour\n${rows.join('\n')}\n`);
      const headers = { 'content-type': type, authorization: `Bearer ${api.adminKey}` };
      const answer = await fetch(`${address}${path}`, { method: 'POST', body: new Uint8Array(body), headers });
      expect([path, answer.status]).toEqual([path, status]);
      await answer.arrayBuffer();
    }
    // Otherwise the end of the file waits for connections that are kept for a next request.
    api.app.server.closeAllConnections();
  });

  it('is said at once, and leaves nothing behind', async () => {
    const refused = async (file: string, fields: Record<string, string> = {}) => {
      const answer = await api.upload('/v1/imports', file, fields);
      return [answer.statusCode, answer.json<{ code: string }>().code];
    };
    expect(await refused('')).toEqual([422, 'empty_file']);
    expect(await refused('name,email\n')).toEqual([422, 'empty_file']);
    expect(await refused('name,colour\nAna,red\n')).toEqual([422, 'unusable_mapping']);
    expect(await refused('a,b\nAna,red\n', { mapping: '["email"]' })).toEqual([422, 'unusable_mapping']);
    expect(await refused('a,b\nAna,red\n', { mapping: '{"c":"email"}' })).toEqual([422, 'unusable_mapping']);
    expect(await refused('a,b\nAna,red\n', { mapping: '["email","email"]' })).toEqual([422, 'unusable_mapping']);
    expect(await refused('a,b\nAna,red\n', { mapping: 'email' })).toEqual([400, 'invalid']);
    expect(await refused('a,b\nAna,red\n', { dryRun: 'perhaps' })).toEqual([400, 'invalid']);
    expect(await refused('a,b\nAna,red\n', { encoding: 'klingon' })).toEqual([400, 'invalid']);
    expect(await refused(`email\n"${'x'.repeat(1_200_000)}`)).toEqual([422, 'unreadable_file']);
    const kept = await api.asOwner('SELECT FROM imports i WHERE NOT EXISTS (SELECT FROM jobs j WHERE j.id = i.id)');
    expect(kept).toEqual([]);
    expect((await api.call('POST', '/v1/imports', { file: 'x' })).statusCode).toBe(415);
    const headers = { 'content-type': 'multipart/form-data; boundary=x', authorization: `Bearer ${api.adminKey}` };
    const broken = await api.app.inject({ method: 'POST', url: '/v1/imports', payload: '--y\r\n', headers });
    expect(broken.statusCode).toBe(400);
  });

  it('is forgotten whole where it can be read, or kept, only half-way', async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => `Person ${String(n)},person${String(n)}@half.example\n`);
    const file = Buffer.from(`name,email\n${rows.join('')}`);
    const left = () => api.asOwner('SELECT id FROM imports i WHERE NOT EXISTS (SELECT FROM jobs j WHERE j.id = i.id)');
    const cut = await api.upload('/v1/imports', Buffer.concat([file, Buffer.from([0xff])]), { encoding: 'utf-8' });
    expect([cut.statusCode, await left()]).toEqual([422, []]);
    await asOwner(api.ownerUrl, FULL_AT_THE_SECOND_BLOCK);
    const full = await api.upload('/v1/imports', file);
    await asOwner(api.ownerUrl, 'DROP FUNCTION rapport.disk_is_full CASCADE');
    expect([full.statusCode, await left()]).toEqual([500, []]);
    expect(await api.importFile(file)).toMatchObject({ state: 'done', created: 5_000 });
  });
});
