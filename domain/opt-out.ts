/**
 * Words by which people everywhere ask for silence, and take it back. Only a whole message counts: "stop by tomorrow" is no
 * opt-out. The English ones are those that carriers and providers honour (CTIA Messaging Principles; Twilio and Meta document
 * the same lists); the others are what providers list for these languages.
 */
const OPT_OUT = [
  'stop',
  'stopall',
  'stop all',
  'unsubscribe',
  'cancel',
  'end',
  'quit',
  'optout',
  'opt out',
  'opt-out',
  'revoke',
  'remove me',
  'unsubscribe me',
  'stop messaging me',
  'please stop',
  'stop please',
  'do not contact me',
  "don't contact me",
  'alto',
  'parar',
  'pare',
  'detener',
  'baja',
  'darme de baja',
  'cancelar suscripción',
  'no molestar',
  'sair',
  'descadastrar',
  'cancelar inscrição',
  'remover',
  'itigil',
  'tigil',
  'huminto',
  'ihinto',
  'berhenti',
  'berhenti berlangganan',
  'henti',
  'หยุด',
  'ยกเลิก',
  'เลิกติดตาม',
  'توقف',
  'إيقاف',
  'ايقاف',
  'إلغاء',
  'الغاء',
  'إلغاء الاشتراك',
  'arret',
  'arrêt',
  'stopper',
  'désabonner',
  'désinscription',
  'me désabonner',
  'stopp',
  'abmelden',
  'abbestellen',
  'beenden',
  'annulla iscrizione',
  'disiscrivimi',
  'cancellami',
  'afmelden',
  'hủy đăng ký',
  'dừng',
  '停止',
  '退订',
  '退訂',
  '配信停止',
  '수신거부',
  'отписаться',
  'стоп',
  'iptal',
  'durdur',
] as const;

const OPT_IN = [
  'start',
  'unstop',
  'resubscribe',
  'subscribe',
  'optin',
  'opt in',
  'opt-in',
  'empezar',
  'suscribir',
  'suscribirme',
  'reanudar',
  'iniciar',
  'começar',
  'inscrever',
  'simulan',
  'magsimula',
  'mulai',
  'berlangganan',
  'เริ่ม',
  'สมัคร',
  'ابدأ',
  'ابدا',
  'اشتراك',
  'بدء',
  'commencer',
  'démarrer',
  "s'abonner",
  'starten',
  'anmelden',
  'iscrivimi',
  'aanmelden',
  'bắt đầu',
  '开始',
  '訂閱',
  '配信再開',
  '수신동의',
  'подписаться',
  'старт',
  'başlat',
] as const;

/** A message longer than the longest word with its punctuation is not looked at any closer. */
const LONGEST = 60;

/** Case, accents, punctuation and emoji around the words do not matter; what is between them does. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’`´]/g, "'")
    .replace(/[^\p{L}\p{M}\p{N}]+$/u, '')
    .replace(/^[^\p{L}\p{M}\p{N}]+/u, '')
    .replace(/\s+/g, ' ');

const optOutWords: ReadonlySet<string> = new Set(OPT_OUT.map(bare));
const optInWords: ReadonlySet<string> = new Set(OPT_IN.map(bare));

/** Whether a whole message of a contact asks for silence (`out`) or takes it back (`in`); null for every other message. */
export function optOutWord(text: string): 'out' | 'in' | null {
  if (text.length > LONGEST) return null;
  const words = bare(text);
  if (optOutWords.has(words)) return 'out';
  return optInWords.has(words) ? 'in' : null;
}
