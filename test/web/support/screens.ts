import type { Page } from 'playwright-core';
import { findsSilenceAtOnce, leftUnanswered } from './stories.ts';
import type { Workspace } from './workspace.ts';

/** A screen as every look at it begins: light, dark, desktop, phone. */
export interface Screen {
  readonly name: string;
  /** Makes what the screen shows, once; answers its address. */
  readonly prepare: (workspace: Workspace) => Promise<string>;
  /** Resolves when all of it is there. */
  readonly ready: (page: Page) => Promise<unknown>;
  readonly signedOut?: boolean;
}

/** Runs the first time it is asked, and answers the same from then on. */
const once = <T>(make: (workspace: Workspace) => Promise<T>): ((workspace: Workspace) => Promise<T>) => {
  let made: Promise<T> | undefined;
  return (workspace) => (made ??= make(workspace));
};

/** Where no provider answers, so that there is something to see to. */
const NOBODY = 'http://127.0.0.1:9';

const STORIES = [
  ['ana', 'Ana Reyes', 'web', 'Hi, I love your work! How much is the full colour treatment?'],
  ['639175550102', 'Ben Cruz', 'whatsapp', 'This is terrible, I am very angry. I want my money back!'],
  ['carla', 'Carla Díaz', 'instagram', 'Hello, are you open on Sunday?'],
  ['dina', 'Dina Okafor', 'facebook', 'I want to book for Friday at 3, please confirm.'],
  ['emile', 'Émile Larsson', 'telegram', 'How do you compare with the shop next door?'],
] as const;

const people = once(async (workspace) => {
  for (const [visitor, name, channel, text] of STORIES) {
    await workspace.says(visitor, text, { channel, contact: { name, email: `${visitor}@example.com` } });
  }
  const { items } = await workspace.call<{ items: { id: string }[] }>('GET', '/v1/contacts?q=Ana');
  const ana = items[0]?.id ?? '';
  await workspace.call('POST', `/v1/contacts/${ana}/tags`, { name: 'wholesale' });
  await workspace.call('PATCH', `/v1/contacts/${ana}`, { vip: true, company: 'Acme' });
  return ana;
});

export const screens: readonly Screen[] = [
  {
    name: 'sign-in',
    signedOut: true,
    prepare: () => Promise.resolve('/people'),
    ready: (page) => page.getByRole('button', { name: 'Sign in' }).waitFor(),
  },
  {
    name: 'welcome',
    signedOut: true,
    prepare: once(async (workspace) => {
      const invited = { email: 'new@example.com', name: 'Nina Cruz', role: 'agent' };
      const { inviteUrl } = await workspace.call<{ inviteUrl: string }>('POST', '/v1/users', invited);
      return `/welcome${new URL(inviteUrl).search}`;
    }),
    ready: (page) => page.getByRole('button', { name: 'Continue' }).waitFor(),
  },
  {
    name: 'people',
    prepare: async (workspace) => {
      await people(workspace);
      return '/people';
    },
    ready: async (page) => {
      await page.getByRole('link', { name: 'Ana Reyes' }).waitFor();
      await page.getByText('5 people').waitFor();
    },
  },
  {
    name: 'people-filtered',
    prepare: async (workspace) => {
      await people(workspace);
      return '/people?channel=web&channel=whatsapp&sort=name';
    },
    ready: (page) => page.getByText('2 people').waitFor(),
  },
  {
    name: 'people-nobody',
    prepare: () => Promise.resolve('/people?q=nobody+is+called+this'),
    ready: (page) => page.getByRole('heading', { name: 'Nobody matches' }).waitFor(),
  },
  {
    name: 'follow-up',
    prepare: once(async (workspace) => {
      await people(workspace);
      await findsSilenceAtOnce(workspace);
      await leftUnanswered(workspace, 'emile', 'telegram');
      return '/automations/follow-up';
    }),
    ready: (page) => page.getByRole('article', { name: 'Émile Larsson' }).waitFor(),
  },
  {
    name: 'follow-up-editing',
    prepare: () => Promise.resolve('/automations/follow-up'),
    ready: async (page) => {
      await page.getByRole('button', { name: 'Results' }).click();
      await page.getByRole('button', { name: 'Edit' }).first().click();
      await page.getByLabel('Message', { exact: true }).waitFor();
    },
  },
  {
    name: 'contact',
    prepare: async (workspace) => `/contacts/${await people(workspace)}`,
    ready: (page) => page.locator('[data-message]').first().waitFor(),
  },
  {
    name: 'contact-why',
    prepare: async (workspace) => `/contacts/${await people(workspace)}`,
    ready: async (page) => {
      await page.getByRole('button', { name: 'Why this score?' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Show the message' }).first().waitFor();
    },
  },
  {
    name: 'contact-timeline',
    prepare: async (workspace) => `/contacts/${await people(workspace)}?view=timeline`,
    ready: (page) => page.locator('[data-kind=status]').first().waitFor(),
  },
  {
    name: 'contact-drawer',
    prepare: async (workspace) => `/people/${await people(workspace)}?view=details`,
    ready: (page) => page.getByRole('dialog').getByLabel('Company', { exact: true }).waitFor(),
  },
  {
    name: 'reviews',
    prepare: once(async (workspace) => {
      await people(workspace);
      const { items } = await workspace.call<{ items: { conversationId: string }[] }>('GET', '/v1/reviews');
      return `/reviews?conversation=${items[0]?.conversationId ?? ''}`;
    }),
    ready: (page) => page.locator('[data-message]').first().waitFor(),
  },
  {
    name: 'assistant',
    prepare: once(async (workspace) => {
      await people(workspace);
      const carlas = '/v1/conversations?channel=instagram';
      const { items } = await workspace.call<{ items: { id: string }[] }>('GET', carlas);
      const id = items[0]?.id ?? '';
      await workspace.call('POST', `/v1/conversations/${id}/take-over`);
      return `/assistant?conversation=${id}`;
    }),
    ready: (page) => page.getByRole('textbox', { name: 'Answer by Instagram' }).waitFor(),
  },
  {
    name: 'settings-ai',
    prepare: () => Promise.resolve('/settings/ai'),
    ready: (page) => page.getByRole('button', { name: 'Detect' }).waitFor(),
  },
  {
    name: 'settings-scoring',
    prepare: () => Promise.resolve('/settings/ai'),
    ready: async (page) => {
      await page.getByRole('tab', { name: 'Scoring' }).click();
      await page.getByRole('row', { name: /Asks for a price/ }).waitFor();
    },
  },
  {
    name: 'settings-what-if',
    prepare: async (workspace) => {
      await people(workspace);
      return '/settings/ai';
    },
    ready: async (page) => {
      await page.getByRole('tab', { name: 'Statuses' }).click();
      await page.getByLabel('Lead score of at least').fill('1');
      await page.getByRole('button', { name: 'See what changes…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Save and apply' }).waitFor();
    },
  },
  {
    name: 'settings-channels',
    prepare: once(async (workspace) => {
      const site = { allowedOrigins: ['https://salon.example'] };
      const inbound = { provider: 'mailgun', signingKey: 'a key' };
      const phone = { ...{ appSecret: 'a', verifyToken: 'v', accessToken: 't' }, phoneNumberId: '7', apiBase: NOBODY };
      const bot = { botToken: '1:a-token', secretToken: 'told', apiBase: NOBODY };
      for (const [kind, name, credentials] of [
        ['web', 'Salon Reyes', site],
        ['form', 'Contact form', site],
        ['email', 'Our mailbox', { address: 'hello@salon.example', inbound }],
        ['whatsapp', 'Our phone', phone],
        ['telegram', 'Our bot', bot],
      ] as const)
        await workspace.call('POST', '/v1/channels', { kind, name, credentials });
      return '/settings/channels';
    }),
    ready: (page) => page.getByRole('article', { name: 'Our bot' }).waitFor(),
  },
  {
    name: 'settings-widget-look',
    prepare: () => Promise.resolve('/settings/channels'),
    ready: async (page) => {
      await page.getByRole('button', { name: 'Look and words: Salon Reyes' }).click();
      await page.getByRole('textbox', { name: 'Greeting' }).fill('Hello! How can we help?');
      await page.getByRole('region', { name: 'Preview' }).getByText('Hello! How can we help?').waitFor();
    },
  },
  {
    name: 'settings-channel-email',
    prepare: () => Promise.resolve('/settings/channels'),
    ready: async (page) => {
      await page.getByRole('button', { name: 'Connect a channel' }).click();
      await page.getByRole('dialog').getByRole('combobox', { name: 'Channel' }).click();
      await page.getByRole('option', { name: 'Email' }).click();
      await page.getByRole('group', { name: 'Mails that go out (SMTP)' }).waitFor();
    },
  },
  {
    name: 'settings-people',
    prepare: () => Promise.resolve('/settings/people'),
    ready: (page) =>
      page
        .getByRole('row', { name: /Rosa Reyes/ })
        .first()
        .waitFor(),
  },
  {
    name: 'settings-tags',
    prepare: async (workspace) => {
      await people(workspace);
      return '/settings/tags';
    },
    ready: (page) => page.getByRole('row', { name: /wholesale/ }).waitFor(),
  },
  {
    name: 'settings-branches',
    prepare: once(async (workspace) => {
      await workspace.call('POST', '/v1/branches', { name: 'Harbour' });
      await workspace.call('POST', '/v1/channels', { kind: 'web', name: 'Harbour chat', credentials: {} });
      return '/settings/branches';
    }),
    ready: (page) => page.getByLabel('Channels of Harbour').first().waitFor(),
  },
  {
    name: 'settings-data',
    prepare: () => Promise.resolve('/settings/data'),
    ready: (page) => page.getByRole('combobox', { name: 'Time zone' }).waitFor(),
  },
  {
    name: 'follow-up-configuration',
    prepare: () => Promise.resolve('/automations/follow-up/configuration'),
    ready: (page) => page.getByRole('img', { name: /^A day: / }).waitFor(),
  },
  {
    name: 'analytics',
    prepare: async (workspace) => {
      await people(workspace);
      return '/analytics';
    },
    ready: (page) => page.getByRole('button', { name: 'Numbers' }).nth(2).waitFor(),
  },
];
