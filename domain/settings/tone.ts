/** How a business speaks with its customers: as with friends, or politely as with strangers (usted, kayo, ท่าน). */
export const TONES = ['friendly', 'formal'] as const;
export type Tone = (typeof TONES)[number];
