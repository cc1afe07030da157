import { checkInAfterPurchase, commonReviewRules, quoteWithoutAnswer, winBack } from './presets.ts';
import { actionSignal, aiSignals, commonActions, keywordSignal } from './signals.ts';
import type { BusinessTemplate } from './template.ts';

/** Schools, courses, tutors. */
export const education: BusinessTemplate = {
  key: 'education',
  name: 'Education',
  description: 'Courses and lessons: schools, language schools, tutors, driving schools, online courses.',
  cues: [
    'school',
    'course',
    'courses',
    'class',
    'classes',
    'student',
    'students',
    'tuition',
    'enroll',
    'enrol',
    'enrollment',
    'teacher',
    'tutor',
    'tutoring',
    'lesson',
    'lessons',
    'university',
    'academy',
    'training',
    'curriculum',
    'scholarship',
  ],
  characteristics: [
    { key: 'courses', label: 'Courses', icon: 'school' },
    { key: 'online', label: 'Online', icon: 'device-laptop' },
    { key: 'trial_lessons', label: 'Trial lessons', icon: 'ticket' },
    { key: 'certificates', label: 'Certificates', icon: 'certificate' },
  ],
  signals: [
    ...aiSignals({ wants_demo: 25, asks_availability: 15 }),
    keywordSignal(
      'enrolment',
      ['enroll', 'enrol', 'enrollment', 'enrolment', 'application form', 'requirements', 'deadline'],
      {
        name: 'Asks how to enrol',
        category: 'intent',
        points: 20,
        maxCount: 2,
      },
    ),
    actionSignal('trial_booked', { name: 'Booked a trial lesson', category: 'intent', points: 25, maxCount: 1 }),
    ...commonActions(),
  ],
  stageCues: {
    inquiry: ['asks for courses, fees or dates', 'asks for requirements'],
    comparing: ['asks about levels, teachers or certificates', 'wants a trial lesson', 'compares schools'],
    closing: ['wants to enrol', 'asks about payment by instalments or a discount', 'sends an application'],
    in_progress: ['asks about timetable, homework or access', 'misses a lesson'],
    follow_up: ['finished and thanks', 'asks for a certificate', 'asks for the next level'],
  },
  followUpPresets: [
    quoteWithoutAnswer,
    {
      id: 'next_level',
      name: 'The next course',
      mode: 'approval',
      when: { stage: ['follow_up'], silentFor: 'P30D' },
      message: 'Hi! Would you like to go on with the next course?',
    },
    checkInAfterPurchase,
    winBack,
  ],
  reviewRules: commonReviewRules,
};
