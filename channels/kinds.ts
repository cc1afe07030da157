import { facebookKind } from './facebook/index.ts';
import { emailKind } from './email/index.ts';
import { formKind } from './form/index.ts';
import { googleBusinessKind } from './google-business/index.ts';
import { instagramKind } from './instagram/index.ts';
import { leadAdsKind } from './lead-ads/index.ts';
import type { ChannelKind } from './port.ts';
import { telegramKind } from './telegram/index.ts';
import { webKind } from './web/index.ts';
import { whatsappKind } from './whatsapp/index.ts';

/** Every kind of connection there is. A new channel is a folder of its own and a line here. */
export const CHANNEL_KINDS: readonly ChannelKind[] = [
  facebookKind,
  instagramKind,
  whatsappKind,
  telegramKind,
  leadAdsKind,
  webKind,
  formKind,
  emailKind,
  googleBusinessKind,
];
