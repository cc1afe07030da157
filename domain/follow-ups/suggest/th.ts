import type { Lines, Phrases } from './phrases.ts';

const friendly: Lines = {
  our_promise: (topic) => `เราเคยแจ้งว่าจะติดต่อกลับเรื่อง${topic} ขอบคุณที่รอนะคะ มีอะไรอยากเพิ่มเติมไหมคะ`,
  our_question: (topic) => `เราได้สอบถามคุณเรื่อง${topic} และยังไม่ได้รับคำตอบค่ะ สะดวกเมื่อไรตอบกลับที่นี่ได้เลยนะคะ`,
  their_question: (topic) => `คำตอบของเราเรื่อง${topic} เป็นประโยชน์ไหมคะ หากยังมีข้อสงสัย สอบถามได้เลยค่ะ`,
  their_decision: (topic) => `คุณยังสนใจเรื่อง${topic} อยู่ไหมคะ หากอยากทราบข้อมูลเพิ่มเติม สอบถามได้เลยค่ะ`,
  owed_answer: (topic) => `ขออภัยที่ทำให้รอนะคะ คำถามของคุณเรื่อง${topic} ยังต้องการคำตอบอยู่ไหมคะ`,
  again: (topic) => `ขอสอบถามเรื่อง${topic} อีกครั้งค่ะ หากไม่ต้องการแล้วไม่เป็นไรนะคะ แจ้งเราได้เลยค่ะ`,
  rule: (topic) => `มีอะไรให้เราช่วยเรื่อง${topic} ไหมคะ`,
};

const formal: Lines = {
  our_promise: (topic) =>
    `ทางเราได้แจ้งไว้ว่าจะติดต่อกลับเรื่อง${polite(topic)} ขอขอบพระคุณที่กรุณารอ ท่านประสงค์จะแจ้งสิ่งใดเพิ่มเติมหรือไม่คะ`,
  our_question: (topic) => `ทางเราได้สอบถามท่านเรื่อง${polite(topic)} และยังไม่ได้รับคำตอบ กรุณาตอบกลับที่นี่เมื่อท่านสะดวกค่ะ`,
  their_question: (topic) => `หวังว่าคำตอบของทางเราเรื่อง${polite(topic)} จะเป็นประโยชน์แก่ท่าน หากยังมีข้อสงสัย กรุณาสอบถามได้ค่ะ`,
  their_decision: (topic) => `ท่านยังพิจารณาเรื่อง${polite(topic)} อยู่หรือไม่คะ หากประสงค์ข้อมูลเพิ่มเติมก่อนตัดสินใจ กรุณาสอบถามได้ค่ะ`,
  owed_answer: (topic) => `ขออภัยที่ทำให้ท่านต้องรอ คำถามของท่านเรื่อง${polite(topic)} ยังต้องการคำตอบอยู่หรือไม่คะ`,
  again: (topic) => `ทางเราขอสอบถามเรื่อง${polite(topic)} อีกครั้ง หากไม่ประสงค์แล้ว กรุณาแจ้งให้ทราบค่ะ`,
  rule: (topic) => `มีสิ่งใดให้ทางเราช่วยเหลือเรื่อง${polite(topic)} หรือไม่คะ`,
};

/** The topic of somebody who is addressed as ท่าน. */
function polite(topic: string): string {
  return topic.replace('คุณ', 'ท่าน');
}

export const thai: Phrases = {
  greeting: (name, tone) =>
    tone === 'formal'
      ? name === null
        ? 'เรียน ลูกค้า'
        : `เรียน คุณ${name}`
      : name === null
        ? 'สวัสดีค่ะ'
        : `สวัสดีค่ะ คุณ${name}`,
  topics: {
    generic: 'คำขอของคุณ',
    appointments: 'การนัดหมายของคุณ',
    reservations: 'การจองของคุณ',
    products: 'สินค้าที่คุณสอบถาม',
    delivery: 'การจัดส่งของคุณ',
    services: 'บริการที่คุณสอบถาม',
    real_estate: 'อสังหาริมทรัพย์',
    education: 'คอร์สเรียน',
    automotive: 'รถยนต์',
    travel: 'การเดินทางของคุณ',
  },
  lines: { friendly, formal },
};
