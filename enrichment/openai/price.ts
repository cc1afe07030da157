interface Price {
  readonly input: number;
  readonly output: number;
}

/** US dollars for a million tokens, from the maker's public price list as of 2025; other models' prices are not known. */
const PRICES: ReadonlyMap<string, Price> = new Map([
  ['gpt-4o', { input: 2.5, output: 10 }],
  ['gpt-4o-mini', { input: 0.15, output: 0.6 }],
  ['gpt-4.1', { input: 2, output: 8 }],
  ['gpt-4.1-mini', { input: 0.4, output: 1.6 }],
  ['gpt-4.1-nano', { input: 0.1, output: 0.4 }],
  ['gpt-5', { input: 1.25, output: 10 }],
  ['gpt-5-mini', { input: 0.25, output: 2 }],
  ['gpt-5-nano', { input: 0.05, output: 0.4 }],
]);

const DATED = /-\d{4}-\d{2}-\d{2}$/u;

/** What the tokens cost in US dollars; null for a model, or behind another server, whose price is not known. */
export function costUsd(model: string, tokens: { readonly input: number; readonly output: number }): number | null {
  const price = PRICES.get(model.replace(DATED, ''));
  return price === undefined ? null : (tokens.input * price.input + tokens.output * price.output) / 1_000_000;
}
