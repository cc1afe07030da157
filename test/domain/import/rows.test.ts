import { describe, expect, it } from 'vitest';
import { mappingFaults } from '../../../domain/import/fields.ts';
import { proposeMapping } from '../../../domain/import/propose-mapping.ts';
import { readRow, type RowReading } from '../../../domain/import/read-row.ts';
import { readDate, readNumber, readYesOrNo } from '../../../domain/import/values.ts';

describe('a mapping', () => {
  it.each([
    [
      ['First Name', 'Last Name', 'E-mail Address', 'Mobile Phone', 'Company'],
      ['firstName', 'lastName', 'email', 'phone', 'company'],
    ],
    [
      ['Nombre', 'Correo electrónico', 'Teléfono móvil', 'Etiquetas'],
      ['name', 'email', 'phone', 'tags'],
    ],
    [
      ['Nome', 'Sobrenome', 'Celular', 'ID externo'],
      ['firstName', 'lastName', 'phone', 'externalId'],
    ],
    [
      ['Nama Lengkap', 'Nomor HP', 'Perusahaan'],
      ['name', 'phone', 'company'],
    ],
    [
      ['ชื่อ', 'อีเมล', 'เบอร์โทรศัพท์'],
      ['name', 'email', 'phone'],
    ],
    [
      ['الاسم', 'البريد الإلكتروني', 'رقم الهاتف'],
      ['name', 'email', 'phone'],
    ],
    [
      ['customerId', 'email_address', 'Opted_Out', 'timeZone'],
      ['externalId', 'email', 'optedOut', 'timeZone'],
    ],
    [
      ['email', 'Email 1', 'Colour', 'Status'],
      ['email', null, null, null],
    ],
    [
      ['Birthday', 'Size (EU)'],
      ['customFields.birthday', 'customFields.size'],
    ],
  ])('is proposed from the heading: %j', (header, expected) => {
    const own = [
      { key: 'birthday', name: 'Date of birth' },
      { key: 'size', name: 'Size (EU)' },
    ];
    expect(proposeMapping(header, own)).toEqual(expected);
  });

  it('is refused where nobody could be known by it, or a field comes twice', () => {
    expect(mappingFaults(['name', null], 2, [])).toHaveLength(1);
    expect(mappingFaults(['email', 'email'], 2, [])).toEqual([expect.objectContaining({ path: 'mapping.1' })]);
    expect(mappingFaults(['email', 'tags', 'tags', 'customFields.size'], 4, [{ key: 'size' }])).toEqual([]);
    expect(mappingFaults(['email', 'customFields.size'], 2, [])).toEqual([
      expect.objectContaining({ path: 'mapping.1' }),
    ]);
  });
});

describe('a value', () => {
  it.each([
    ['1234', 1234],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ["1'234.5", 1234.5],
    ['1.234.567', 1_234_567],
    ['-0,5', -0.5],
    ['1.234', 1.234],
    ['12a', null],
    ['1,2,3', null],
  ])('that is a number: %s', (cell, expected) => {
    expect(readNumber(cell)).toBe(expected);
  });

  it.each([
    ['1990-12-31', 'dmy', '1990-12-31'],
    ['1990-12-31T08:00:00Z', 'mdy', '1990-12-31'],
    ['31/12/1990', 'dmy', '1990-12-31'],
    ['12/31/1990', 'mdy', '1990-12-31'],
    ['1.2.1990', 'dmy', '1990-02-01'],
    ['31/12/1990', 'ymd', null],
    ['31/12/90', 'dmy', null],
    ['soon', 'dmy', null],
  ] as const)('that is a date: %s as %s', (cell, order, expected) => {
    expect(readDate(cell, order)).toBe(expected);
  });

  it('that is yes or no is never guessed', () => {
    expect(['yes', 'SÍ', 'x', '1', 'TRUE'].map(readYesOrNo)).toEqual([true, true, true, true, true]);
    expect(['no', 'false', '0', 'não'].map(readYesOrNo)).toEqual([false, false, false, false]);
    expect(['maybe', '2'].map(readYesOrNo)).toEqual([null, null]);
  });
});

describe('a row', () => {
  const reading: RowReading = {
    mapping: ['firstName', 'lastName', 'email', 'phone', 'tags', 'customFields.size'],
    customFields: new Map([
      ['size', { id: 's', key: 'size', name: 'Size', kind: 'choice', options: ['Small', 'Large'] }],
    ]),
    dates: 'ymd',
    readPhone: (raw) => (raw.startsWith('+') ? raw : null),
    isTimeZone: () => true,
  };

  it('is read with all it says', () => {
    expect(readRow([' Ana ', 'Reyes', 'ANA@example.com', "'+639175550101", 'vip;|Cebu', 'large'], reading)).toEqual({
      fields: { name: 'Ana Reyes', email: 'ana@example.com', phone: '+639175550101' },
      ...{ externalId: null, tags: ['vip', 'Cebu'], optedOut: false, status: null, stage: null },
      customFields: [{ id: 's', key: 'size', value: 'Large' }],
    });
  });

  it.each([
    [['Ana'], 'wrong_columns', null],
    [['Ana', '', '', '', '', ''], 'no_identity', null],
    [['Ana', '', 'a@b', '', '', ''], 'invalid_email', 'email'],
    [['Ana', '', '', '12', '', ''], 'invalid_phone', 'phone'],
    [['A\0', '', 'a@example.com', '', '', ''], 'invalid_text', 'firstName'],
    [['A'.repeat(201), '', 'a@example.com', '', '', ''], 'invalid_text', 'firstName'],
    [['Ana', '', 'a@example.com', '', 't'.repeat(61), ''], 'invalid_tag', 'tags'],
    [['Ana', '', 'a@example.com', '', '', 'Huge'], 'invalid_custom_field', 'customFields.size'],
  ])('is refused with its reason: %j', (cells, reason, field) => {
    expect(readRow(cells, reading)).toEqual({ reason, field });
  });
});
