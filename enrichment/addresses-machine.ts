import type { ConversationMessage } from '../domain/analysis.ts';
import { fold } from './local/words.ts';

/** Letters that show as nothing, or as another script's twin, and hide words from a reader of patterns. */
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;
const TWINS = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    ѕ: 's',
    ј: 'j',
    ԁ: 'd',
    ո: 'n',
    ν: 'v',
    ο: 'o',
    α: 'a',
    ε: 'e',
    ι: 'i',
    ρ: 'p',
    τ: 't',
    κ: 'k',
    υ: 'u',
  }),
);
const LEET = new Map(Object.entries({ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' }));

function shownLetters(text: string): string {
  return fold(text.normalize('NFKC').replace(INVISIBLE, ''));
}

function plain(text: string): string {
  return Array.from(shownLetters(text), (letter) => TWINS.get(letter) ?? letter).join('');
}

function leet(text: string): string {
  return Array.from(text, (letter) => LEET.get(letter) ?? letter).join('');
}

/** Talking to the reader's machinery, in the six languages and some neighbours. Folded text, accents gone. */
const PATTERNS: readonly RegExp[] = [
  /\b(?:ignor\w*|disregard\w*|forget|override|bypass|overrule|skip|drop|void|abandon)\b.{0,40}\b(?:instruct\w*|prompts?|rules?|guidelines?|polic(?:y|ies)|system|above|previous|prior|earlier|everything|told|training|schema|constraints?)\b/u,
  /\b(?:system|developer|assistant|hidden|initial) ?(?:prompt|message|instruction\w*|role|mode|override|note)\b|<\/?(?:system|assistant|user|instructions?|im_start|im_end|s)>|<\|[^|]*\|>|\[\/?(?:inst|system|assistant)\]|^#{1,6} ?(?:system|instructions?|new task)/mu,
  /^\s*(?:system|assistant|developer|admin(?:istrator)?|root|sudo|operator)\s*[:>\]]/mu,
  /\b(?:you are (?:now|no longer)|act as|pretend (?:to be|you)|roleplay|jailbr\w*|dan mode|developer mode|god mode|new (?:persona|instructions?|task|rules?))\b/u,
  /\b(?:as an? (?:ai|language model|llm|assistant|classifier|analy[sz]er)|large language model|language model|chatgpt|gpt-?\d|openai|llm|note to (?:the )?(?:ai|model|assistant|reader|analy[sz]er|classifier|machine|system)|(?:dear|hey|attention|hello|to the|to any) (?:ai|model|llm|assistant|classifier|analy[sz]er|machine|bot reading)|if you are an? (?:ai|model|llm|bot))\b/u,
  /\b(?:set|mark|classify|label|score|rate|output|return|report|record|tag|flag|treat|register|emit|print|respond|answer|reply)\b.{0,50}\b(?:sentiment|frustration|conver(?:ted|sion)|buyingintent|buying intent|stage|status|lead score|grade|vip|json|signals?|needshuman|purchase_completed|booking_confirmed|very_positive|in_progress|follow_up|qualified|confidence)\b/u,
  /["'{]?\b(?:sentiment|frustration|conversion|buyingintent|needshuman|readings|promises|signals|stage|status)\b["']?\s*[:=]\s*["'{[\d-]/u,
  /\b(?:reveal|repeat|print|show|leak|dump|tell me)\b.{0,40}\b(?:prompt|instructions|system message|api key|secret|configuration)\b/u,
  /\b(?:confidence|probability)\b.{0,20}\b(?:1(?:\.0)?|100 ?%|max)\b/u,
  /\b(?:ignora\w*|olvid\w*|esquec\w*|desconsider\w*|descart\w*|omite|omiti\w*|anula)\b.{0,40}\b(?:instruc\w*|reglas?|regras?|anterior\w*|sistema|prompt|todo|tudo)\b|\b(?:eres|voce e|tu es) (?:ahora|agora|un|um)\b.{0,20}\b(?:ia|asistente|assistente|modelo|sistema|bot)\b|\b(?:modelo de (?:lenguaje|linguagem)|inteligencia artificial)\b|\b(?:marca|marque|clasifica|classifique|pon|coloque|defina|establece|registra|registre)\b.{0,50}\b(?:convertid\w*|comprador\w*|sentimi?ento|frustrac\w*|estado|status|etapa|json)\b/u,
  /\b(?:huwag (?:mong )?(?:sundin|pansinin)|kalimutan|balewalain|i-?ignore|wag (?:mong )?(?:sundin|pansinin))\b.{0,50}\b(?:utos|tagubilin|instructions?|rules?|patakaran|sinabi|prompt|system|lahat)\b|\b(?:markahan|ilagay|itala|i-?set|i-?mark)\b.{0,50}\b(?:converted|sentiment|status|stage|frustration|nabili|customer)\b/u,
  /\b(?:abaikan|lupakan|hiraukan|acuhkan|kesampingkan)\b.{0,50}\b(?:instruksi|perintah|aturan|arahan|sistem|sebelum\w*|prompt)\b|\b(?:tandai|tetapkan|atur|catat|setel)\b.{0,50}\b(?:converted|sentimen\w*|status|frustrasi|terkonversi|json|pelanggan)\b|\bmodel bahasa\b/u,
  /(?:เพิกเฉย|ไม่ต้องสนใจ|ละเว้น|ลืม|เมิน).{0,40}(?:คำสั่ง|กฎ|ระบบ|ข้อความก่อน|ทั้งหมด)|(?:โมเดลภาษา|พรอมต์|คำสั่งระบบ)|(?:ตั้งค่า|ทำเครื่องหมาย|บันทึก).{0,40}(?:สถานะ|ความรู้สึก|converted)/u,
  /(?:تجاهل|انس|اهمل|تجاوز).{0,40}(?:التعليمات|تعليمات|القواعد|الاوامر|النظام|ما سبق|السابقه)|(?:نموذج لغوي|موجه النظام|رساله النظام)|(?:صنف|ضع|سجل|علم|اجعل).{0,40}(?:الحاله|المشاعر|الاحباط|converted|محول)/u,
  /(?:忽略|无视|忘记).{0,20}(?:指令|规则|指示|系统|以上|之前)|(?:無視|忘れ).{0,20}|(?:指示|命令|プロンプト).{0,10}(?:無視|忘れ)|(?:무시|잊어).{0,20}|(?:игнорир\p{L}*|забуд\p{L}*) .{0,40}(?:инструкц|правил|указан|систем)|(?:ignorez|oublie[zr]?|ignoriere\w*|vergiss|ignorare|ignora).{0,40}(?:instru\w*|anweisung\w*|regel\w*|regles|consignes|istruzioni)|(?:bo qua|phot lo|quen).{0,30}(?:huong dan|chi thi|lenh)/u,
  /\b(?:begin|end) (?:of )?(?:system|conversation|transcript|instructions?|data|untrusted)\b|-{3,} ?(?:end|begin|new|system)|\]\s*\}\s*[,}]|```|\b(?:tool|function)_?call\b/u,
  /\b(?:decode|base64|rot13|hex)\b.{0,60}\b(?:follow|execute|obey|do|run|apply)\b|\b(?:follow|execute|obey|run)\b.{0,40}\b(?:decoded|base64|rot13|encoded|hex|reversed|backwards?)\b/u,
];

const BASE64 = /(?:[A-Za-z0-9+/]{4}){6,}={0,2}/gu;
const HEX = /(?:[0-9a-f]{2}[\s:]?){14,}/giu;
const ESCAPED = /(?:\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|%[0-9a-f]{2}|&#x?[0-9a-f]+;){6,}/iu;
const SPACED = /(?:\p{L}[ .\-_*]){10,}\p{L}/u;

function rot13(text: string): string {
  return text.replace(/[a-z]/giu, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

function decoded(text: string): readonly string[] {
  const parts: string[] = [];
  for (const [match] of text.matchAll(BASE64)) parts.push(Buffer.from(match, 'base64').toString('utf8'));
  for (const [match] of text.matchAll(HEX))
    parts.push(Buffer.from(match.replace(/[\s:]/gu, ''), 'hex').toString('utf8'));
  return parts;
}

function speaksToMachine(text: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(text));
}

/** Texts are looked at up to here; what lies beyond would be a document, not a message. */
const READ_CHARACTERS = 32_768;

/**
 * Whether a message is written to a program that reads it and not to the business. Such a message gains nothing from a
 * model and could turn it, so it is left to the local analyzer, which obeys nobody. A false alarm costs one message the
 * model's better reading, no more; a miss still meets the checks on evidence, ids and details.
 */
export function addressesMachine(message: Pick<ConversationMessage, 'text'>): boolean {
  const text = message.text.slice(0, READ_CHARACTERS);
  const shown = plain(text);
  if (speaksToMachine(shownLetters(text)) || speaksToMachine(shown) || ESCAPED.test(text) || SPACED.test(shown))
    return true;
  const turned = [leet(shown), rot13(shown), Array.from(shown).reverse().join(''), ...decoded(text).map(plain)];
  return turned.some(speaksToMachine);
}
