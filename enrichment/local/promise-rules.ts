/** Undertaking to do something later, in the six languages: English first, then Filipino, Indonesian, Spanish, Portuguese. */
const UNDERTAKES =
  /\b(?:i'?ll|i will|we'?ll|we will|i am going to|i'?m going to|we'?re going to|let me|allow me to|will)\b|\b(?:tatawagan|babalikan|sasabihan|i-?update|iuupdate|mag-?update|magmemessage|ipapadala|isesend|i-?send|icheck|i-?check|aalamin|titingnan)\b|\b(?:kami|saya|nanti|akan) (?:\w+ )?(?:akan|kabari|hubungi|kirim|cek|infokan|konfirmasi|beritahu)\b|\b(?:le|te|les|lo|la) (?:llamo|llamare|aviso|avisare|escribo|escribire|mando|enviare|confirmo|confirmare|respondo)\b|\b(?:voy|vamos) a (?:revisar|verificar|consultar|confirmar|enviar|llamar)|\b(?:vou|vamos) (?:te |lhe |ver|verificar|checar|confirmar|enviar|mandar|ligar|retornar|avisar|consultar)|\b(?:retorno|retornamos|aviso|avisamos|entraremos|entro) (?:em|assim|amanha|ate|hoje|voce)|จะแจ้ง|จะติดต่อ|จะโทร|จะเช็ค|จะตรวจสอบ|จะส่ง|(?:سوف|سن|سا)(?:تصل|رسل|بلغ|تحقق|رد|عود|تواصل)/u;

/** What a business promises: to find out, to answer, to send. "I'll have the soup" and "it will rain" are no promise. */
const COMES_BACK =
  /\b(?:check|get back|come back|call|message|text|email|e-mail|reply|respond|update|let you know|follow up|confirm|send|find out|look into|ask|verify|inform|notify|contact|reach out|arrange|forward|ship|deliver|prepare|fix|resolve|share|keep you posted|be in touch|get in touch|remind|schedule|process|refund|write|see|take care)\b/u;
const NOT_ENGLISH =
  /[^\u0000-\u007f]|\b(?:po|kami|saya|akan|nanti|voy|vamos|vou|le|te|retorno|aviso|tatawagan|babalikan|update|icheck)\b/u;
/** Questions and refusals, and what the customer is asked to confirm: nothing is owed by it. */
const TAKEN_BACK =
  /\b(?:not|never|won'?t|cannot|can'?t|if you|would you like|shall i|should i|do you want|please,? confirm|to confirm|let me see if i)\b|\?\s*$/u;

/** Whether a folded sentence reads as an undertaking to come back, by wording alone. */
export function undertakes(sentence: string): boolean {
  if (!UNDERTAKES.test(sentence) || TAKEN_BACK.test(sentence)) return false;
  return COMES_BACK.test(sentence) || NOT_ENGLISH.test(sentence);
}
