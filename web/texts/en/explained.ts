/** What the product's own words mean, for whoever meets them the first time. */
export const explained = {
  about: (word: string) => `What ${word} means`,
  status:
    'Where somebody stands with you: new, active, qualified (shows that they want to buy), converted (bought or booked), inactive (silent), churned (converted once, silent since). Set by rules; Settings > AI has their thresholds.',
  stage:
    'How far somebody is on the way to buying, read from what is said: asking, comparing, closing, being served, coming back. It can also go back.',
  sentiment: 'The mood of what somebody wrote; the latest messages count most. What you write does not count.',
  grade:
    'The lead score, 0 to 100, as a letter. What people write and do adds or takes points: the contact shows each with its message.',
  source: 'How somebody came in the first time.',
  channel: 'Where somebody has written to you.',
  vip: 'Among your best: grade A and converted, or marked by you.',
  atRisk: 'A customer or serious lead whose mood has turned bad, or who is about to be lost.',
};
