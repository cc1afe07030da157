import type { Turn } from './context.ts';

/** Small words that carry no content, of one language alone: those that two of the five share ("no", "que") are left out. */
const ENGLISH = `the is are was were be been i i'm i'd i'll i've my you your it it's this that these those to of for with at
  from by and or but if not don't can can't could would should will do does did have has had what when where which who how
  there they we he she yes please thanks thank okay need want like looking any some about`;
const OTHER = `ang ng mga sa na po ko ba yung lang naman hindi siya ako din sana kaso ung may kasi ganda nya pag kaya talaga
  wala walang parang nung medyo tapos kahit pala nyo kayo rin lahat dito niya nila kay dahil ibang ito yun iyon kung kailan
  magkano paano saan bakit pwede opo sige salamat gusto
  nya yang dan tidak dengan ini itu saya kamu anda untuk juga ke dari sangat bisa banget banyak tapi kalau karena saja sudah
  jadi lagi seperti sekali lebih atau hanya mau akan masih apa apakah berapa belum bukan nggak gak
  el los las del una por pero porque muy esto eso esta estoy son hay cuando donde quiero puedo gracias mas con su sus les
  nos tengo tiene hasta desde ya tambien
  nao um uma em pra meu minha isso muito ser vai voce voces esta quem vou dos foi ele ela bem acho tem entao ate
  eu ja so os ao obrigado obrigada quero gostaria`;

const ENGLISH_WORDS: ReadonlySet<string> = new Set(ENGLISH.split(/\s+/u));
const OTHER_WORDS: ReadonlySet<string> = new Set(OTHER.split(/\s+/u));

type Words = Pick<Turn, 'words'>;

function counted({ words }: Words): { readonly english: number; readonly other: number } {
  let english = 0;
  let other = 0;
  for (const { text } of words) {
    if (ENGLISH_WORDS.has(text)) english += 1;
    if (OTHER_WORDS.has(text)) other += 1;
  }
  return { english, other };
}

/** Whether a turn may be read as English: nothing in it says otherwise. */
export function readsAsEnglish(turn: Words): boolean {
  const { english, other } = counted(turn);
  return other === 0 || english > other * 2;
}

/** Whether a turn shows that it is English: what was learned from ratings of English texts says nothing of the others. */
export function isEnglish(turn: Words): boolean {
  const { english, other } = counted(turn);
  return english > other * 2;
}
