import { count, words } from './words.ts';

export const analytics = {
  title: 'Analytics',
  period: 'Period',
  periods: { 7: 'Last 7 days', 30: 'Last 30 days', 90: 'Last 90 days', 365: 'Last year' },
  ownPeriod: 'Own period',
  from: 'From',
  to: 'To',
  channel: 'Channel',
  allChannels: 'All channels',
  branch: 'Branch',
  allBranches: 'All branches',
  zone: (zone: string) => `Days are those of ${zone}.`,
  csv: (title: string) => `Download “${title}” as CSV`,
  numbers: 'Numbers',
  time: 'Time',
  total: 'Total',
  range: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  standing: {
    title: 'Contacts',
    hint: 'How many stood where at the end of each time, as recorded then. Contacts deleted since count, and are not in the lists behind.',
  },
  contacts: {
    title: 'New contacts',
    hint: 'By the day they first wrote, and what they are now.',
    by: (title: string) => `Split “${title}” by`,
    byStatus: 'Status',
    byStage: 'Stage',
  },
  funnel: {
    title: 'Funnel',
    hint: 'Of those who first wrote in this period: how many are now in a stage or a later one.',
    stage: 'Stage',
    reached: 'Contacts',
    conversion: 'Of the stage before',
  },
  sentiment: {
    title: 'Sentiment',
    hint: 'Mean of the messages that contacts wrote, from −1 to 1.',
    score: 'Mean score',
    messages: 'Messages',
  },
  responses: {
    title: 'Response times',
    hint: 'From a contact’s first unanswered message to the answer. Half of the answers came sooner than the median.',
    answers: 'Answers',
    median: 'Median',
    minutes: 'Median, minutes',
    within5: 'Within 5 minutes',
    withinHour: 'Within an hour',
    who: 'Answered by',
    all: 'All',
  },
  followUps: {
    title: 'Follow-ups',
    hint: 'What came of those sent in this period.',
    trigger: 'Trigger',
    sent: 'Sent',
    replied: 'Answered',
    converted: 'Converted',
    noReply: 'No answer',
    open: 'Open',
    rate: 'Answer rate',
    none: 'No follow-up was sent in this period.',
  },
  behind: {
    title: 'Contacts behind this number',
    times: (n: number) => `${words.number(n)}×`,
    more: 'Show more',
    none: 'Nobody.',
    open: (n: number, what: string) => `${words.number(n)}: ${what}. Show the contacts`,
  },
  duration: (seconds: number) =>
    seconds < 90
      ? count(Math.round(seconds), 'second', 'seconds')
      : seconds < 5_400
        ? count(Math.round(seconds / 60), 'minute', 'minutes')
        : seconds < 172_800
          ? count(Math.round(seconds / 360) / 10, 'hour', 'hours')
          : count(Math.round(seconds / 8_640) / 10, 'day', 'days'),
  nothing: '–',
};
