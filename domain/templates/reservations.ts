import { abandonedBooking, birthday, checkInAfterPurchase, commonReviewRules, winBack } from './presets.ts';
import { aiSignals, commonActions, keywordSignal } from './signals.ts';
import type { BusinessTemplate } from './template.ts';

/** Restaurants, hotels, venues: people who reserve a place. */
export const reservations: BusinessTemplate = {
  key: 'reservations',
  name: 'Reservations',
  description: 'Guests reserve a table, a room or a venue: restaurants, hotels, guest houses, event places.',
  cues: [
    'reservation',
    'reserve',
    'table',
    'restaurant',
    'hotel',
    'room',
    'guest',
    'guests',
    'check-in',
    'check-out',
    'nights',
    'resort',
    'venue',
    'banquet',
    'bed and breakfast',
    'hostel',
    'buffet',
    'menu',
  ],
  characteristics: [
    { key: 'tables', label: 'Tables', icon: 'tools-kitchen-2' },
    { key: 'rooms', label: 'Rooms', icon: 'bed' },
    { key: 'groups', label: 'Groups', icon: 'users-group' },
    { key: 'deposits', label: 'Deposits', icon: 'cash' },
  ],
  signals: [
    ...aiSignals({ asks_availability: 20, wants_demo: 5 }),
    keywordSignal(
      'group',
      ['group of', 'party of', 'wedding', 'birthday', 'anniversary', 'company event', 'team building'],
      {
        name: 'Group or occasion',
        category: 'fit',
        points: 15,
        maxCount: 2,
      },
    ),
    ...commonActions(),
  ],
  stageCues: {
    inquiry: ['asks about menu, rooms, prices or facilities', 'asks where it is'],
    comparing: ['asks about differences between rooms or packages', 'asks for a better rate'],
    closing: ['gives date, number of people and name', 'asks to reserve', 'asks about the deposit'],
    in_progress: ['changes or confirms a reservation', 'asks about arrival', 'asks for something during the stay'],
    follow_up: ['thanks for the stay or evening', 'left something behind', 'wants to come again'],
  },
  followUpPresets: [abandonedBooking, checkInAfterPurchase, winBack, birthday],
  reviewRules: [
    ...commonReviewRules,
    {
      id: 'safety',
      name: 'Food safety',
      intents: ['food_safety'],
      keywords: ['food poisoning', 'allergic', 'allergy', 'sick after'],
    },
  ],
};
