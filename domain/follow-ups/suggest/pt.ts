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
  lines: { friendly, formal: friendly },
};
