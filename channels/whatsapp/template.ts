import { z } from 'zod';
import { channelOf } from '../../domain/channels.ts';
import type { EarlierMessage } from '../port.ts';

/**
 * A template that the provider has approved, whose body has one variable, `{{1}}`: there the message goes. The rest of its words
 * are the business's own, and stand in the provider's pages alone.
 */
const template = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must be the template’s name: small letters, digits and _'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/, 'must be its language as the provider writes it, such as en or pt_BR'),
});

export type Template = z.output<typeof template>;

export const whatsappOptions = z.strictObject({ template: template.nullish() });

/** @returns null where none is named */
export const templateOf = (options: Readonly<Record<string, unknown>>): Template | null =>
  whatsappOptions.safeParse(options).data?.template ?? null;

/** Among so many of a conversation the contact's last one is looked for; where there is none, it was long ago. */
export const LAST_MESSAGES = 50;

/** The provider's clock decides, and it may be ahead of ours. */
const MARGIN_MS = 60_000;

/** Whether the contact wrote so long ago that only a template may be sent. */
export function isWindowOver(earlier: readonly EarlierMessage[], now: Date): boolean {
  const last = earlier.find(({ direction }) => direction === 'inbound');
  const { windowMs } = channelOf('whatsapp');
  return last === undefined || windowMs === null || now.getTime() >= last.sentAt.getTime() + windowMs - MARGIN_MS;
}

/**
 * The part of a message that says it by a template. A variable holds no line breaks, tabs, or more than four spaces in a row.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
 */
export function asTemplate({ name, language }: Template, text: string) {
  const parameters = [{ type: 'text', text: text.replace(/\s+/g, ' ').trim() }];
  const components = [{ type: 'body', parameters }];
  return { type: 'template', template: { name, language: { code: language }, components } };
}
