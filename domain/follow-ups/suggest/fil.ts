import type { Lines, Phrases } from './phrases.ts';

const friendly: Lines = {
  our_promise: (topic) =>
    `Sinabi namin na babalikan ka namin tungkol sa ${topic}. Salamat sa paghihintay! May gusto ka bang idagdag?`,
  our_question: (topic) =>
    `May tinanong kami tungkol sa ${topic} at wala pa kaming sagot mula sa iyo. Reply ka lang dito kapag may oras ka.`,
  their_question: (topic) =>
    `Nakatulong ba ang sagot namin tungkol sa ${topic}? Kung may tanong ka pa, sabihin mo lang.`,
  their_decision: (topic) =>
    `Pinag-iisipan mo pa ba ang tungkol sa ${topic}? Kung may gusto kang malaman, magtanong ka lang.`,
  owed_answer: (topic) => `Pasensya na sa paghihintay. May tanong ka pa ba tungkol sa ${topic}?`,
  again: (topic) =>
    `Kumusta? Tungkol lang ito sa ${topic}. Kung hindi mo na kailangan, okay lang; sabihin mo lang sa amin.`,
  rule: (topic) => `May maitutulong ba kami tungkol sa ${topic}?`,
};

const formal: Lines = {
  our_promise: (topic) =>
    `Sinabi po namin na babalikan namin kayo tungkol sa ${polite(topic)}. Salamat po sa paghihintay. May gusto po ba kayong idagdag?`,
  our_question: (topic) =>
    `May tinanong po kami tungkol sa ${polite(topic)} at wala pa po kaming sagot mula sa inyo. Mag-reply lang po kayo dito kapag may oras kayo.`,
  their_question: (topic) =>
    `Nakatulong po ba ang sagot namin tungkol sa ${polite(topic)}? Kung may tanong pa po kayo, sabihin lang po ninyo.`,
  their_decision: (topic) =>
    `Pinag-iisipan pa po ba ninyo ang tungkol sa ${polite(topic)}? Kung may gusto po kayong malaman, magtanong lang po kayo.`,
  owed_answer: (topic) => `Pasensya na po sa paghihintay. May tanong pa po ba kayo tungkol sa ${polite(topic)}?`,
  again: (topic) =>
    `Kumusta po? Tungkol lang po ito sa ${polite(topic)}. Kung hindi na po kailangan, okay lang po; sabihin lang po ninyo.`,
  rule: (topic) => `May maitutulong po ba kami tungkol sa ${polite(topic)}?`,
};

/** "Your" as one says it to a single friend, and as one says it politely. */
function polite(topic: string): string {
  return topic.replace(/ mo$/, ' ninyo');
}

export const filipino: Phrases = {
  greeting: (name, tone) =>
    tone === 'formal'
      ? name === null
        ? 'Magandang araw po.'
        : `Magandang araw po, ${name}.`
      : name === null
        ? 'Hi!'
        : `Hi ${name}!`,
  topics: {
    generic: 'request mo',
    appointments: 'appointment mo',
    reservations: 'reservation mo',
    products: 'produktong tinanong mo',
    delivery: 'delivery mo',
    services: 'service na tinanong mo',
    real_estate: 'property',
    education: 'course',
    automotive: 'sasakyan',
    travel: 'trip mo',
  },
  lines: { friendly, formal },
};
