import {
  IconBrandFacebook,
  IconBrandInstagram,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconBuildingStore,
  IconMail,
  IconMoodAngry,
  IconMoodEmpty,
  IconMoodHappy,
  IconMoodSad,
  IconMoodSmile,
  IconWorld,
  type Icon,
} from '@tabler/icons-react';
import type { SentimentLevel } from '../api/contacts.ts';
import type { Channel } from './vocabulary.ts';

export const CHANNEL_ICONS: Readonly<Record<Channel, Icon>> = {
  facebook: IconBrandFacebook,
  instagram: IconBrandInstagram,
  whatsapp: IconBrandWhatsapp,
  telegram: IconBrandTelegram,
  web: IconWorld,
  google_business: IconBuildingStore,
  email: IconMail,
};

/** Laughing, smile, neutral, frown, angry: product.md section 4. */
export const SENTIMENT_ICONS: Readonly<Record<SentimentLevel, Icon>> = {
  very_positive: IconMoodHappy,
  positive: IconMoodSmile,
  neutral: IconMoodEmpty,
  negative: IconMoodSad,
  very_negative: IconMoodAngry,
};
