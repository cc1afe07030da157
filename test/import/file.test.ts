import { once } from 'node:events';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../api/routes/imports/records.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
}

async function read(bytes: Uint8Array, options: Parameters<typeof openFile>[1] = {}, size = 7) {
  const { header, rows, separator, encoding } = await openFile(inPieces(bytes, size), options);
  const all: (readonly [number, readonly string[]])[] = [];
  for await (const some of rows) all.push(...some);
  return { header, rows: all, separator, encoding: encoding() };
}

const utf16 = (text: string, big: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
const TEXT = 'Name,Stadt\nJürgen,Köln\nZoë,Málaga\n';
const LATIN = Buffer.from(TEXT, 'latin1');

describe('an encoding', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 with its mark', utf16(`\ufeff${TEXT}`, false), 'utf-16le'],
    ['UTF-16 the other way round', utf16(`\ufeff${TEXT}`, true), 'utf-16be'],
    ['UTF-16 without a mark', utf16(TEXT, false), 'utf-16le'],
    ['Latin-1, which is Windows-1252', LATIN, 'windows-1252'],
  ])('is told: %s', async (_name, bytes, encoding) => {
    for (const size of [1, 7, 100_000]) {
      const file = await read(bytes, {}, size);
      expect(file).toMatchObject({ encoding, header: ['Name', 'Stadt'] });
      expect(file.rows.map(([, cells]) => cells)).toEqual([
        ['Jürgen', 'Köln'],
        ['Zoë', 'Málaga'],
      ]);
    }
  });

  it('is told by its first byte beyond ASCII, however late that comes', async () => {
    const file = await read(
      Buffer.concat([Buffer.from('a,b\n'), Buffer.from('x,y\n'.repeat(60_000)), LATIN]),
      {},
      65_536,
    );
    expect(file.rows.at(-1)).toEqual([60_004, ['Zoë', 'Málaga']]);
    expect(file.encoding).toBe('windows-1252');
  });

  it('is taken at its word, and refused where bytes are none of it', async () => {
    const cyrillic = Buffer.from([...Buffer.from('a,b\n'), 0xcf, 0xf0, 0xe8, 0x2c, 0x31, 0x0a]);
    expect((await read(cyrillic, { encoding: 'windows-1251' })).rows[0]?.[1]).toEqual(['При', '1']);
    await expect(read(LATIN, { encoding: 'utf-8' })).rejects.toMatchObject({ code: 'unreadable_file' });
  });
});

describe('a separator', () => {
  it.each([',', ';', '\t', '|'] as const)('is told by the rows: %j', async (separator) => {
    const rows = [
      ['name', 'note', 'email'],
      ['Ana', '"a, b; c | d"', 'ana@example.com'],
      ['Ben', '', 'ben@example.com'],
    ];
    const file = await read(Buffer.from(rows.map((cells) => cells.join(separator)).join('\r\n')));
    expect(file.separator).toBe(separator);
    expect(file.rows[0]?.[1]).toEqual(['Ana', 'a, b; c | d', 'ana@example.com']);
  });
});

it('counts lines as an editor does, through cells of several lines and empty rows', async () => {
  const file = await read(Buffer.from('name,note\nAna,"one\ntwo"\n\n,\nBen,x\n'));
  expect(file.rows).toEqual([
    [2, ['Ana', 'one\ntwo']],
    [6, ['Ben', 'x']],
  ]);
});

it('refuses a quote that is never closed instead of taking the rest of the file for one cell', async () => {
  await expect(read(Buffer.from(`name\n"Ana\n${'x\n'.repeat(700_000)}`), {}, 65_536)).rejects.toMatchObject({
    code: 'unreadable_file',
  });
});

it.each([0, 1, 3])(
  'who stops reading after %i pieces lets go of the file, so that the rest can be taken off the wire',
  async (pieces) => {
    const text = `Name,Email\n${'Ana Reyes,ana@example.com\n'.repeat(20_000)}`;
    const file = Readable.from(inPieces(Buffer.from(text), 4_096));
    const { rows } = await openFile(file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>, {});
    let read = 0;
    for await (const some of rows) {
      expect(some.length).toBeGreaterThan(0);
      if ((read += 1) > pieces) break;
    }
    file.resume();
    await once(file, 'end');
    expect(file.listenerCount('readable')).toBe(0);
  },
);
