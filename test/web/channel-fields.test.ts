import { expect, test } from 'vitest';
import { CHANNEL_KINDS } from '../../channels/kinds.ts';
import {
  CONNECTABLE,
  credentialsOf,
  fieldsOf,
  keyOf,
  MAIL_SERVICES,
  type ChannelDraft,
  type ChannelField,
  type MailService,
} from '../../web/features/settings/channels/channel-fields.ts';
import { mistakesIn, refusedIn } from '../../web/features/settings/channels/channel-draft.ts';
import {
  hasOptions,
  OPTION_PARTS,
  refusedOptions,
  typedOptions,
  type KindWithOptions,
} from '../../web/features/settings/channels/option-fields.ts';
import { configOf, lookOf, optionsOf } from '../../web/features/settings/channels/widget-look.ts';
import { widgetLook } from '../../web/texts/en/widget-look.ts';
import { appearanceOf, DEFAULT_TEXTS, widgetOptions } from '../../domain/widget/appearance.ts';

const TYPED: Readonly<Record<ChannelField['as'], string>> = {
  ...{ text: 'value', secret: 'a-secret', lines: 'https://shop.example\nhttps://www.shop.example', port: '993' },
};

/** What has a form of its own. */
const OWN: Readonly<Record<string, string>> = { address: 'hello@salon.example', location: 'accounts/1/locations/2' };

/** Everything that is asked for, or what cannot be left empty. */
function draftOf(kind: ChannelDraft['kind'], service: MailService | null, alsoOptional: boolean): ChannelDraft {
  const fields = fieldsOf({ kind, service }).filter(({ optional }) => alsoOptional || !optional);
  const typed = fields.map((field) => [keyOf(field), OWN[field.path] ?? TYPED[field.as]]);
  return { kind, service, name: 'Salon Reyes', credentials: Object.fromEntries(typed) as Record<string, string> };
}

const drafts = CONNECTABLE.flatMap((kind) =>
  (kind === 'email' ? (Object.keys(MAIL_SERVICES) as MailService[]) : [null]).map((service) => ({ kind, service })),
);

test('every kind of channel can be connected on the screen', () => {
  expect([...CONNECTABLE].sort()).toEqual(CHANNEL_KINDS.map(({ kind }) => kind).sort());
});

test.each(drafts)('what is asked for is what the API takes: $kind $service', ({ kind, service }) => {
  const schema = CHANNEL_KINDS.find((each) => each.kind === kind)?.credentials;
  const whole = draftOf(kind, service, true);
  expect(mistakesIn(whole, true)).toEqual({});
  expect(schema?.parse(credentialsOf(whole))).toMatchObject(credentialsOf(whole));
  const least = draftOf(kind, service, false);
  expect(mistakesIn(least, true)).toEqual({});
  // Of SendGrid either the user or the key is needed, which the API says at the fields.
  if (service !== 'sendgrid') expect(schema?.safeParse(credentialsOf(least)).success).toBe(true);
  const paths = Object.keys(mistakesIn({ ...least, credentials: {} }, true));
  expect(paths).toEqual(Object.keys(least.credentials).map((key) => `credentials.${key}`));
});

test('what is left empty of a connection that is there stays as it is', () => {
  const nothing: ChannelDraft = { kind: 'email', service: null, name: 'Salon Reyes', credentials: {} };
  expect([mistakesIn(nothing, false), credentialsOf(nothing)]).toEqual([{}, {}]);
  const renewed: ChannelDraft = {
    kind: 'facebook',
    service: null,
    name: 'Page',
    credentials: { accessToken: ' new ' },
  };
  expect([mistakesIn(renewed, false), credentialsOf(renewed)]).toEqual([{}, { accessToken: 'new' }]);
});

test('what the server refuses stands at its field', () => {
  const draft = draftOf('email', 'postmark', true);
  const errors = [
    { path: 'credentials.inbound.username', message: 'too short' },
    { path: 'credentials.smtp.port', message: 'too large' },
    { path: 'credentials.somethingNew', message: 'unknown' },
  ];
  expect(refusedIn(draft, errors)).toEqual({
    'credentials.inbound username': 'too short',
    'credentials.smtp port': 'too large',
  });
  const site = draftOf('web', null, true);
  expect(refusedIn(site, [{ path: 'credentials.allowedOrigins.1', message: 'must be an origin' }])).toEqual({
    'credentials.allowedOrigins': 'must be an origin',
  });
});

const kindNamed = (name: string) => CHANNEL_KINDS.find(({ kind }) => kind === name);

test('whatever options a kind takes can be set on the screen, and what holds without them is one of their values', () => {
  const withOptions = CHANNEL_KINDS.filter(({ options }) => options !== undefined);
  expect(withOptions.filter(({ kind }) => kind !== 'web' && !hasOptions(kind))).toEqual([]);
  for (const { options, usual } of withOptions) {
    const values = usual?.('Salon Reyes') ?? {};
    expect(options?.parse(values)).toEqual(values);
  }
});

test.each([
  ['whatsapp', { name: ' our_news ', language: 'pt_BR' }, { name: 'our_news', language: 'pt_BR' }],
  ['form', { title: 'Salamat', text: 'We read it.' }, { title: 'Salamat', text: 'We read it.' }],
] as const)('options that are typed are what the API takes: %s', (kind: KindWithOptions, typed, stored) => {
  const { part } = OPTION_PARTS[kind];
  expect(kindNamed(kind)?.options?.parse(typedOptions(kind, typed))).toEqual({ [part]: stored });
  expect(kindNamed(kind)?.options?.parse(typedOptions(kind, {}))).toEqual({ [part]: null });
});

test('a widget looks as it is typed, and as usual where nothing is', () => {
  const usual = { ...kindNamed('web')?.usual?.('Salon Reyes') };
  const untouched = lookOf({ usual, options: {} });
  const plain = appearanceOf('Salon Reyes', {});
  expect(configOf(untouched, { usual })).toEqual(plain);
  expect(appearanceOf('Salon Reyes', widgetOptions.parse(optionsOf(untouched)))).toEqual(plain);
  const own = { ...untouched, title: ' Hi ', color: '#ffffff', texts: { ...untouched.texts, send: 'Ipadala' } };
  const options = widgetOptions.parse(optionsOf(own));
  expect(appearanceOf('Salon Reyes', options)).toEqual(configOf(own, { usual }));
  expect(lookOf({ usual, options })).toMatchObject({ title: 'Hi', color: '#ffffff', greeting: '' });
  // Half typed, it is none yet.
  expect(configOf({ ...own, color: '#ff' }, { usual }).color).toBe(plain.color);
  expect(Object.keys(widgetLook.words).sort()).toEqual(Object.keys(DEFAULT_TEXTS).sort());
});

test('an option that the server refuses stands at its field', () => {
  const told = (path: string) => ({ path, message: `about ${path}` });
  expect(refusedOptions([told('options.texts.send'), told('options'), told('name')])).toEqual({
    'texts.send': 'about options.texts.send',
  });
});
