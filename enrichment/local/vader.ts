import vader from 'vader-sentiment';

/** Longer texts are read by their beginning and end: the library's time grows with the text, and tone sits at both. */
const READ_CHARACTERS = 1000;
/** The library's test for capitals backtracks: a word of thousands of capitals would take seconds. */
const WORD_CHARACTERS = 40;

function excerpt(text: string): string {
  const half = READ_CHARACTERS / 2;
  const shown = text.length <= READ_CHARACTERS ? text : `${text.slice(0, half)} ${text.slice(-half)}`;
  return shown
    .split(/\s+/u)
    .map((word) => word.slice(0, WORD_CHARACTERS))
    .join(' ');
}

/** VADER's shares of positive and negative words and its compound score (−1…1), in bounded time for any text. */
export function vaderScores(text: string): { readonly pos: number; readonly neg: number; readonly compound: number } {
  return vader.SentimentIntensityAnalyzer.polarity_scores(excerpt(text.replaceAll('’', "'")));
}
