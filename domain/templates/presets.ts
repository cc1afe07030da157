import type { ReviewRule } from '../settings/document.ts';
import type { CustomFollowUp } from '../settings/follow-ups.ts';

/** What an offer is called by either side, in the languages that suggestions are written in. */
const QUOTE_WORDS: readonly string[] = [
  ...['quote', 'quotation', 'estimate', 'price', 'cotización', 'presupuesto', 'precio', 'orçamento', 'preço'],
  ...['penawaran', 'harga', 'presyo', 'ใบเสนอราคา', 'ราคา', 'عرض سعر', 'السعر'],
];

/** Follow-ups to start from, for a person to choose and reword. */
export const quoteWithoutAnswer: CustomFollowUp = {
  id: 'quote_no_answer',
  name: 'Quote sent, no answer',
  mode: 'approval',
  when: { stage: ['comparing', 'closing'], silentFor: 'P2D', keywords: [...QUOTE_WORDS] },
  message: 'Hi! Did you have a chance to look at our offer? We are happy to answer any question.',
};

export const abandonedBooking: CustomFollowUp = {
  id: 'abandoned_booking',
  name: 'Booking left unfinished',
  mode: 'approval',
  when: { stage: ['closing'], silentFor: 'PT4H' },
  message: 'Hi! Your booking is not finished yet. Shall we complete it for you?',
};

export const abandonedOrder: CustomFollowUp = {
  id: 'abandoned_order',
  name: 'Order left unfinished',
  mode: 'approval',
  when: { stage: ['closing'], silentFor: 'PT6H' },
  message: 'Hi! Your order is still open. Can we help you to finish it?',
};

export const checkInAfterPurchase: CustomFollowUp = {
  id: 'check_in',
  name: 'Check-in after the purchase',
  mode: 'approval',
  when: { status: ['converted'], stage: ['in_progress'], silentFor: 'P7D' },
  message: 'Hi! Is everything as you expected? Tell us if there is anything we can do.',
};

export const winBack: CustomFollowUp = {
  id: 'win_back',
  name: 'Win back',
  mode: 'approval',
  when: { status: ['churned'] },
  message: 'Hi! It has been a while. We would love to see you again.',
};

/** For a custom field `birthday` of kind date. */
export const birthday: CustomFollowUp = {
  id: 'birthday',
  name: 'Birthday',
  mode: 'approval',
  when: { date: { field: 'birthday', before: 'P0D', yearly: true } },
  message: 'Happy birthday! We wish you a wonderful day.',
};

/** For a custom field `renewal_date` of kind date: the end of a contract, policy or membership. */
export const renewal: CustomFollowUp = {
  id: 'renewal',
  name: 'Renewal is near',
  mode: 'approval',
  when: { date: { field: 'renewal_date', before: 'P14D', yearly: false } },
  message: 'Hi! It will soon be time to renew. Would you like us to take care of it?',
};

export const commonPresets: readonly CustomFollowUp[] = [
  quoteWithoutAnswer,
  abandonedBooking,
  checkInAfterPurchase,
  winBack,
  birthday,
  renewal,
];

/** Conversations that people should see, whatever the business. */
export const refundRule: ReviewRule = {
  id: 'refund',
  name: 'Refund',
  intents: ['refund'],
  keywords: [
    ...['refund', 'money back', 'chargeback', 'reembolso', 'devolver el dinero', 'dinheiro de volta'],
    ...['pengembalian dana', 'uang kembali', 'ibalik ang pera', 'คืนเงิน', 'استرداد', 'استرجاع المبلغ'],
  ],
};

export const legalRule: ReviewRule = {
  id: 'legal',
  name: 'Legal threat',
  intents: ['legal'],
  keywords: [
    ...['lawyer', 'attorney', 'lawsuit', 'sue you', 'court', 'consumer protection', 'abogado', 'denuncia'],
    ...['advogado', 'procon', 'pengacara', 'abogada', 'ทนาย', 'ฟ้องร้อง', 'สคบ', 'محامي', 'المحكمة'],
  ],
};

export const commonReviewRules: readonly ReviewRule[] = [refundRule, legalRule];
