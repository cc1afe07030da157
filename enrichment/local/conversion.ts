import type { Reading } from '../../domain/analysis.ts';
import type { ConversationMessage } from '../../domain/analysis.ts';
import { confirmationFeatures, statements } from './model/confirmation-features.ts';
import { chanceOf, outputsOf } from './model/weights.ts';
import type { LocalModels } from './models.ts';
import { spanOf } from './words.ts';

type Conversion = 'booking_confirmed' | 'purchase_completed';

const BOOKED =
  /\b(?:booking|reservation|appointment|table|room|slot|visit|ride|cab|taxi|flight|ticket|tickets|seat|seats|car|bus|train|session|viewing|schedule)s?\b[^.?!\n]{0,40}\b(?:is|are|has been|have been|was|were)\b[^.?!\n]{0,20}\b(?:confirmed|booked|reserved|scheduled|set|made|complete|completed|successful|done)\b|\b(?:i|we)(?:'ve| have| just)? (?:successfully )?(?:booked|reserved|scheduled)\b|\b(?:successfully|all) (?:booked|reserved|scheduled)\b|\byou(?:'re| are) (?:all )?(?:booked|confirmed|scheduled)\b|\b(?:naka ?book|confirmed) na (?:po )?(?:ang|yung|kayo)|\b(?:reservasi|booking|janji temu)(?: \w+){0,2} (?:sudah|telah) (?:dikonfirmasi|terkonfirmasi|dibuat)|\b(?:reserva|cita|reservacion)(?: \w+){0,2} (?:esta|ha sido|quedo) (?:confirmada|hecha|agendada|reservada)|\b(?:reserva|consulta|agendamento|horario)(?: \w+){0,2} (?:esta|foi|ficou) (?:confirmad[oa]|agendad[oa]|marcad[oa]|feit[oa])|จองเรียบร้อย|ยืนยันการจอง|(?:تم|لقد تم) (?:تاكيد )?(?:الحجز|حجز|الموعد)/u;
const BOUGHT =
  /\b(?:order|payment|purchase|transaction|subscription)s?\b[^.?!\n]{0,40}\b(?:is|are|has been|have been|was|were|went)\b[^.?!\n]{0,20}\b(?:confirmed|placed|received|completed?|successful|through|processed|paid|made|done)\b|\b(?:i|we)(?:'ve| have| just)? (?:successfully )?(?:received your payment|placed your order|purchased|bought|paid)\b|\bpayment received\b|\border (?:confirmed|placed)\b|\b(?:bayad|nabayaran|nakapagbayad|na ?order) (?:ko )?na\b|\b(?:sudah|telah) (?:saya )?(?:bayar|dibayar|transfer|dipesan|lunas)\b|\b(?:ya (?:pague|compre)|pago recibido|pedido (?:esta )?confirmado|(?:su|tu) pedido ha sido)\b|\b(?:ja (?:paguei|comprei)|pagamento (?:recebido|confirmado|aprovado)|pedido (?:foi )?(?:confirmado|feito|realizado))\b|ชำระเงินแล้ว|โอนแล้ว|โอนเงินแล้ว|สั่งซื้อเรียบร้อย|(?:تم|لقد تم) (?:الدفع|استلام الدفع|الشراء|تاكيد الطلب)/u;

/** A message before it is a turn: what a confirmation is read from. */
interface Said {
  readonly message: ConversationMessage;
  readonly text: string;
  readonly folded: string;
}

/** A business that says so is right more often than not; a customer's word alone proves no purchase. */
const SAID_BY = { business: 0.9, customer: 0.4 };
const PAID = /\b(?:purchas|pay|paid|bought|buy|order|transaction|subscri)/u;

/** A purchase, payment or booking stated as done, by wording. A question about one, a condition or a failure is none. */
export function conversionByRule({ message, folded }: Said): Reading<Conversion> | null {
  for (const sentence of statements(folded)) {
    const booked = BOOKED.exec(sentence.text);
    const match = booked ?? BOUGHT.exec(sentence.text);
    if (match === null) continue;
    const span = spanOf(match);
    return {
      value: booked === null ? 'purchase_completed' : 'booking_confirmed',
      confidence: message.direction === 'outbound' ? SAID_BY.business : SAID_BY.customer,
      span: { start: sentence.start + span.start, end: sentence.start + span.end },
    };
  }
  return null;
}

/** A confirmation by rule or, where the business puts it in words that no rule has, by what was learned from such messages. */
export function readConversion(said: Said, models: LocalModels): Reading<Conversion> | null {
  const ruled = conversionByRule(said);
  if (ruled !== null || said.message.direction === 'inbound') return ruled;
  const confidence = chanceOf(outputsOf(models.confirmation, confirmationFeatures(said.folded)));
  if (confidence < 0.5) return null;
  return { value: PAID.test(said.folded) ? 'purchase_completed' : 'booking_confirmed', confidence, span: null };
}
