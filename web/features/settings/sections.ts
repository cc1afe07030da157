import { AiSection } from './ai/ai-section.tsx';
import { AuditSection } from './audit-section.tsx';
import { BranchesSection } from './branches-section.tsx';
import { ChannelsSection } from './channels/channels-section.tsx';
import { DataSection } from './data-section.tsx';
import { FieldsSection } from './fields-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { TagsSection } from './tags-section.tsx';
import { WebhooksSection } from './webhooks-section.tsx';

/**
 * The parts of the settings, in their order. Their names are those of the address. They come as one file: each more entry splits what
 * the screens share into smaller files, which compress worse, the first load's among them.
 */
export const SECTIONS = {
  ai: AiSection,
  channels: ChannelsSection,
  branches: BranchesSection,
  tags: TagsSection,
  fields: FieldsSection,
  people: PeopleSection,
  keys: KeysSection,
  webhooks: WebhooksSection,
  audit: AuditSection,
  data: DataSection,
} as const;
export type Section = keyof typeof SECTIONS;

export const isSection = (name: string): name is Section => Object.hasOwn(SECTIONS, name);
