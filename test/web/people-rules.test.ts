import { describe, expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '../../web/app/search-params.ts';
import { dayOf, midnightOf } from '../../web/features/people/days.ts';
import { countFilters, peopleSearch, toggled } from '../../web/features/people/people-search.ts';

describe('the address of People', () => {
  test('is read and written as the API takes it', () => {
    const address = '?status=new&status=active&tag=wholesale&q=ana+r&sort=name';
    const search = peopleSearch(parseSearch(address));
    expect(search).toEqual({ status: ['new', 'active'], tag: ['wholesale'], q: 'ana r', sort: 'name' });
    expect(new URLSearchParams(stringifySearch(search)).getAll('status')).toEqual(['new', 'active']);
    expect(peopleSearch(parseSearch(stringifySearch(search)))).toEqual(search);
    expect(countFilters(search)).toBe(4);
  });

  test('forgets what is unknown, empty or the default, so that an old bookmark opens', () => {
    const search = parseSearch('?color=red&status=&sort=-lastMessageAt&firstSeenAfter=yesterday&vip=true&vip=true');
    expect(peopleSearch(search)).toEqual({ vip: ['true'] });
    expect(peopleSearch(parseSearch('?sort=shoe-size'))).toEqual({});
    expect(stringifySearch(peopleSearch({}))).toBe('');
  });

  test('a pill pressed twice leaves no trace', () => {
    const once = toggled({ status: ['new'] }, 'status', 'active');
    expect(once).toEqual({ status: ['new', 'active'] });
    expect(toggled(toggled(once, 'status', 'active'), 'status', 'new')).toEqual({});
  });
});

describe('a day in the viewer’s zone', () => {
  test.each(['2026-03-29', '2026-10-25', '2026-12-31', '2024-02-29'])(
    '%s is itself again, also as the end of a range',
    (day) => {
      expect(dayOf(midnightOf(day, 0) ?? '', 0)).toBe(day);
      expect(dayOf(midnightOf(day, 1) ?? '', -1)).toBe(day);
      expect(Date.parse(midnightOf(day, 1) ?? '')).toBeGreaterThan(Date.parse(midnightOf(day, 0) ?? ''));
    },
  );

  test('what is no day yet narrows nothing', () => {
    for (const typed of ['', '0002-11-22', 'soon']) expect(midnightOf(typed, 0)).toBeNull();
  });
});
