const WORDS = `
  a an the and or but so to of in on at for with from by as if is are was were be been am do does did have has had will would can could
  should may might must not no yes yeah yep ok okay sure please thanks thank hi hello hey good morning afternoon evening night day
  i me my mine you your he she it we they them this that these those here there what when where who why how which
  looking interested trying going calling writing waiting wondering hoping planning thinking asking checking having getting using
  just still also very really quite too already now then today tomorrow sorry glad happy sad upset angry fine great well back new
  unable able ready done afraid aware sure not only about after before all some any one two three first last next
  name names number phone mobile email mail address company business account order booking policy claim card ticket
  password pin code id ssn birthday contact details info information city street zip
  want need like love hate help ask call text send give get make take book buy see know think hope wish
  mr mrs ms miss sir madam maam dear po opo ako ko naman lang din rin na pa ba ito yan sa ang ng mga
  saya aku kamu anda mau ingin tidak adalah ini itu dan yang dari ke di
  que de el los las un una es soy quiero para por con estoy muy
  que o os as um uma e sou quero para por com estou muito
  confirmation pwd pw ph ac acc acct num delivery adress addresss hmmm surely certainly absolutely myself credit debit ssn
  male female single married customer client user member manager owner student teacher doctor nurse driver agent
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december english spanish filipino tagalog indonesian`;

/** Common words of the six languages that follow "I'm" or "this is" without being a name. */
export const NOT_A_NAME: ReadonlySet<string> = new Set(WORDS.split(/\s+/u).filter((word) => word !== ''));
