import type { Lines, Phrases } from './phrases.ts';

const friendly: Lines = {
  our_promise: (topic) =>
    `Te dijimos que volveríamos a escribirte sobre ${topic}. ¡Gracias por tu paciencia! ¿Quieres añadir algo?`,
  our_question: (topic) =>
    `Te preguntamos algo sobre ${topic} y aún no tenemos tu respuesta. Escríbenos por aquí cuando te venga bien.`,
  their_question: (topic) => `¿Te ayudó nuestra respuesta sobre ${topic}? Si te queda alguna duda, pregúntanos.`,
  their_decision: (topic) => `¿Sigues pensando en ${topic}? Si quieres saber algo antes de decidir, pregúntanos.`,
  owed_answer: (topic) => `Perdona la espera. ¿Sigue abierta tu pregunta sobre ${topic}?`,
  again: (topic) =>
    `Solo queríamos saber cómo va lo de ${topic}. Si ya no te interesa, no pasa nada; basta con que nos lo digas.`,
  rule: (topic) => `¿Podemos ayudarte en algo con ${topic}?`,
};

const formal: Lines = {
  our_promise: (topic) =>
    `Le dijimos que volveríamos a escribirle sobre ${polite(topic)}. Gracias por su paciencia. ¿Desea añadir algo?`,
  our_question: (topic) =>
    `Le preguntamos algo sobre ${polite(topic)} y aún no tenemos su respuesta. Escríbanos por aquí cuando le venga bien.`,
  their_question: (topic) =>
    `¿Le ayudó nuestra respuesta sobre ${polite(topic)}? Si le queda alguna duda, pregúntenos.`,
  their_decision: (topic) => `¿Sigue pensando en ${polite(topic)}? Si desea saber algo antes de decidir, pregúntenos.`,
  owed_answer: (topic) => `Disculpe la espera. ¿Sigue abierta su pregunta sobre ${polite(topic)}?`,
  again: (topic) =>
    `Solo queríamos saber cómo va lo de ${polite(topic)}. Si ya no le interesa, no hay problema; basta con que nos lo diga.`,
  rule: (topic) => `¿Podemos ayudarle en algo con ${polite(topic)}?`,
};

/** The topic of somebody who is addressed as usted. */
function polite(topic: string): string {
  return topic.replace(/^tu /, 'su ').replace('consultaste', 'consultó');
}

export const spanish: Phrases = {
  greeting: (name, tone) =>
    tone === 'formal' ? (name === null ? 'Hola:' : `Hola, ${name}:`) : name === null ? '¡Hola!' : `¡Hola, ${name}!`,
  topics: {
    generic: 'tu solicitud',
    appointments: 'tu cita',
    reservations: 'tu reserva',
    products: 'el producto que consultaste',
    delivery: 'tu entrega',
    services: 'el servicio que consultaste',
    real_estate: 'la propiedad',
    education: 'el curso',
    automotive: 'el vehículo',
    travel: 'tu viaje',
  },
  lines: { friendly, formal },
};
