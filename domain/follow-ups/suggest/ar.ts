import type { Lines, Phrases } from './phrases.ts';

const friendly: Lines = {
  our_promise: (topic) => `ذكرنا أننا سنعود إليك بخصوص ${topic}. شكرًا على صبرك. هل تود إضافة شيء؟`,
  our_question: (topic) => `سألناك عن ${topic} ولم يصلنا ردك بعد. يمكنك الرد هنا متى ناسبك ذلك.`,
  their_question: (topic) => `هل كان جوابنا عن ${topic} مفيدًا؟ إن بقي لديك سؤال فنحن هنا.`,
  their_decision: (topic) => `هل ما زلت تفكر في ${topic}؟ إن أردت معرفة شيء قبل أن تقرر فاسألنا.`,
  owed_answer: (topic) => `نعتذر عن التأخير. هل ما زال سؤالك عن ${topic} قائمًا؟`,
  again: (topic) => `نود الاطمئنان بخصوص ${topic}. إن لم يعد يهمك فلا بأس، تكفينا كلمة منك.`,
  rule: (topic) => `هل يمكننا مساعدتك بخصوص ${topic}؟`,
};

const formal: Lines = {
  our_promise: (topic) => `ذكرنا لكم أننا سنعود إليكم بخصوص ${polite(topic)}. نشكر لكم صبركم. هل تودون إضافة شيء؟`,
  our_question: (topic) => `سألناكم عن ${polite(topic)} ولم يصلنا ردكم بعد. نرجو التكرم بالرد هنا متى ناسبكم ذلك.`,
  their_question: (topic) => `نأمل أن يكون جوابنا عن ${polite(topic)} مفيدًا لكم. إن بقي لديكم استفسار فنحن في خدمتكم.`,
  their_decision: (topic) => `هل ما زلتم تفكرون في ${polite(topic)}؟ إن رغبتم في معرفة شيء قبل القرار فنحن في خدمتكم.`,
  owed_answer: (topic) => `نعتذر لكم عن التأخير. هل ما زال سؤالكم عن ${polite(topic)} قائمًا؟`,
  again: (topic) => `نكتب إليكم مجددًا بخصوص ${polite(topic)}. إن لم يعد يهمكم فلا بأس، تكفينا كلمة منكم.`,
  rule: (topic) => `هل يمكننا مساعدتكم بخصوص ${polite(topic)}؟`,
};

/** The topic of somebody who is addressed in the polite plural. */
function polite(topic: string): string {
  return topic.replace(/ك$/u, 'كم').replace('سألت', 'سألتم');
}

export const arabic: Phrases = {
  greeting: (name, tone) =>
    tone === 'formal'
      ? name === null
        ? 'تحية طيبة،'
        : `تحية طيبة ${name}،`
      : name === null
        ? 'مرحبًا!'
        : `مرحبًا ${name}!`,
  topics: {
    generic: 'طلبك',
    appointments: 'موعدك',
    reservations: 'حجزك',
    products: 'المنتج الذي سألت عنه',
    delivery: 'توصيل طلبك',
    services: 'الخدمة التي سألت عنها',
    real_estate: 'العقار',
    education: 'الدورة',
    automotive: 'السيارة',
    travel: 'رحلتك',
  },
  lines: { friendly, formal },
};
