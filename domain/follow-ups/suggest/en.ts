import type { Lines, Phrases } from './phrases.ts';

const friendly: Lines = {
  our_promise: (topic) =>
    `We said that we would come back to you about ${topic}. Thank you for your patience. Is there anything you would like to add?`,
  our_question: (topic) =>
    `We asked you something about ${topic} and have not heard from you yet. Just reply here whenever it suits you.`,
  their_question: (topic) => `Did our answer about ${topic} help? If anything is still open, just ask.`,
  their_decision: (topic) =>
    `Are you still thinking about ${topic}? If you would like to know anything before you decide, just ask.`,
  owed_answer: (topic) => `Sorry for keeping you waiting. Is your question about ${topic} still open?`,
  again: (topic) =>
    `Just checking in about ${topic}. If it no longer matters, that is fine too; a short word is enough.`,
  rule: (topic) => `A short word from us about ${topic}. Is there anything we can do for you?`,
};

const formal: Lines = {
  our_promise: (topic) =>
    `We said that we would come back to you regarding ${topic}. Thank you for your patience. Is there anything you wish to add?`,
  our_question: (topic) =>
    `We asked you a question regarding ${topic} and have not received your reply yet. Please write to us here at your convenience.`,
  their_question: (topic) =>
    `We hope that our answer regarding ${topic} was helpful. Please let us know if anything remains unclear.`,
  their_decision: (topic) =>
    `May we ask whether you are still considering ${topic}? Please let us know if there is anything you wish to know before you decide.`,
  owed_answer: (topic) => `We apologise for the wait. Is your question regarding ${topic} still open?`,
  again: (topic) =>
    `We are writing once more regarding ${topic}. If it is no longer of interest, a short word from you is enough.`,
  rule: (topic) => `We are writing regarding ${topic}. Is there anything we can do for you?`,
};

export const english: Phrases = {
  greeting: (name, tone) =>
    tone === 'formal' ? (name === null ? 'Hello,' : `Hello ${name},`) : name === null ? 'Hi!' : `Hi ${name}!`,
  topics: {
    generic: 'your request',
    appointments: 'your appointment',
    reservations: 'your reservation',
    products: 'the product you asked about',
    delivery: 'your delivery',
    services: 'the service you asked about',
    real_estate: 'the property',
    education: 'the course',
    automotive: 'the vehicle',
    travel: 'your trip',
  },
  lines: { friendly, formal },
};
