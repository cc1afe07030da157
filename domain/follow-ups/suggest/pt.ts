import type { Lines, Phrases } from './phrases.ts';

const friendly: Lines = {
  our_promise: (topic) =>
    `Dissemos que voltaríamos a falar com você sobre ${topic}. Obrigado pela paciência! Quer acrescentar algo?`,
  our_question: (topic) =>
    `Perguntamos algo sobre ${topic} e ainda não tivemos a sua resposta. Responda por aqui quando for melhor para você.`,
  their_question: (topic) => `A nossa resposta sobre ${topic} ajudou? Se ficou alguma dúvida, é só perguntar.`,
  their_decision: (topic) =>
    `Você ainda está pensando sobre ${topic}? Se quiser saber algo antes de decidir, é só perguntar.`,
  owed_answer: (topic) => `Desculpe a demora. A sua pergunta sobre ${topic} ainda está em aberto?`,
  again: (topic) => `Queríamos só saber sobre ${topic}. Se não tiver mais interesse, tudo bem; basta nos avisar.`,
  rule: (topic) => `Podemos ajudar em algo sobre ${topic}?`,
};

const formal: Lines = {
  our_promise: (topic) =>
    `Havíamos dito que voltaríamos a falar sobre ${topic}. Agradecemos a sua paciência. Deseja acrescentar algo?`,
  our_question: (topic) =>
    `Fizemos uma pergunta sobre ${topic} e ainda não recebemos a sua resposta. Por gentileza, responda por aqui quando for conveniente.`,
  their_question: (topic) =>
    `Esperamos que a nossa resposta sobre ${topic} tenha sido útil. Caso reste alguma dúvida, estamos à disposição.`,
  their_decision: (topic) =>
    `Gostaríamos de saber se ainda está considerando ${topic}. Caso deseje alguma informação antes de decidir, estamos à disposição.`,
  owed_answer: (topic) => `Pedimos desculpas pela demora. A sua pergunta sobre ${topic} ainda está em aberto?`,
  again: (topic) => `Escrevemos novamente sobre ${topic}. Se já não houver interesse, basta nos informar.`,
  rule: (topic) => `Há algo em que possamos ajudar sobre ${topic}?`,
};

export const portuguese: Phrases = {
  greeting: (name, tone) =>
    tone === 'formal' ? (name === null ? 'Olá.' : `Olá, ${name}.`) : name === null ? 'Oi!' : `Oi, ${name}!`,
  topics: {
    generic: 'a sua solicitação',
    appointments: 'o seu agendamento',
    reservations: 'a sua reserva',
    products: 'o produto que você consultou',
    delivery: 'a sua entrega',
    services: 'o serviço que você consultou',
    real_estate: 'o imóvel',
    education: 'o curso',
    automotive: 'o veículo',
    travel: 'a sua viagem',
  },
  lines: { friendly, formal },
};
