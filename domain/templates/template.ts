import type { ReviewRule } from '../settings/document.ts';
import type { CustomFollowUp } from '../settings/follow-ups.ts';
import type { Signal } from '../settings/scoring.ts';
import type { Stage } from '../vocabulary.ts';
import type { TemplateKey } from './keys.ts';

/** A property of a business, shown as an icon. `icon` is a name of the Tabler icon set. */
export interface Characteristic {
  readonly key: string;
  readonly label: string;
  readonly icon: string;
}

/** What Rapport starts from for one kind of business. Data only: a workspace copies it and changes what it likes. */
export interface BusinessTemplate {
  readonly key: TemplateKey;
  readonly name: string;
  readonly description: string;
  /** Words in a description or in conversations that speak for this kind of business. */
  readonly cues: readonly string[];
  readonly characteristics: readonly Characteristic[];
  readonly signals: readonly Signal[];
  /** What customers of this kind of business write in each stage, in words for an analyzer. */
  readonly stageCues: Readonly<Record<Stage, readonly string[]>>;
  readonly followUpPresets: readonly CustomFollowUp[];
  readonly reviewRules: readonly ReviewRule[];
}
