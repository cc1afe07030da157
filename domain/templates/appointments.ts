import { abandonedBooking, birthday, checkInAfterPurchase, commonReviewRules, winBack } from './presets.ts';
import { aiSignals, commonActions, keywordSignal } from './signals.ts';
import type { BusinessTemplate } from './template.ts';

/** Salons, clinics, dentists, therapists, coaches: people who come at a time. */
export const appointments: BusinessTemplate = {
  key: 'appointments',
  name: 'Appointments',
  description: 'Customers book a time with somebody: salons, clinics, dentists, therapists, trainers.',
  cues: [
    'appointment',
    'salon',
    'barber',
    'haircut',
    'hairdresser',
    'nails',
    'spa',
    'massage',
    'clinic',
    'dentist',
    'dental',
    'doctor',
    'therapist',
    'physiotherapy',
    'beauty',
    'treatment',
    'walk-in',
    'session',
    'consultation',
  ],
  characteristics: [
    { key: 'bookings', label: 'Bookings', icon: 'calendar-check' },
    { key: 'walk_ins', label: 'Walk-ins', icon: 'walk' },
    { key: 'staff_choice', label: 'Choice of staff', icon: 'users' },
    { key: 'reminders', label: 'Reminders', icon: 'bell' },
  ],
  signals: [
    ...aiSignals({ asks_availability: 20, wants_demo: 10, comparing: 5 }),
    keywordSignal('first_visit', ['first time', 'first visit', 'new patient', 'new client'], {
      name: 'First visit',
      category: 'fit',
      points: 10,
      maxCount: 1,
    }),
    ...commonActions(),
  ],
  stageCues: {
    inquiry: ['asks for treatments, prices or opening hours', 'asks who does it'],
    comparing: ['asks which treatment suits', 'asks about differences between treatments or staff'],
    closing: ['asks for a free time', 'proposes a day or hour', 'asks to be booked'],
    in_progress: ['confirms, moves or prepares for a booked appointment', 'is late or on the way'],
    follow_up: ['thanks after the visit', 'asks about care afterwards', 'wants the next appointment'],
  },
  followUpPresets: [
    abandonedBooking,
    checkInAfterPurchase,
    {
      id: 'rebook',
      name: 'Time for the next appointment',
      mode: 'approval',
      when: { status: ['converted'], silentFor: 'P28D' },
      message: 'Hi! It has been four weeks. Shall we find you a new appointment?',
    },
    winBack,
    birthday,
  ],
  reviewRules: [
    ...commonReviewRules,
    {
      id: 'health',
      name: 'Reaction or emergency',
      intents: ['medical_emergency'],
      keywords: ['allergic', 'allergy', 'bleeding', 'emergency', 'infection', 'severe pain'],
    },
  ],
};
