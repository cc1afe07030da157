import { describe, expect, it } from 'vitest';
import { detectBusiness } from '../../domain/detect-business.ts';
import { listTemplates } from '../../domain/templates.ts';

describe('the kind of business', () => {
  it('is generic, without confidence, when nothing speaks for any', () => {
    expect(detectBusiness(['', 'Lorem ipsum'])).toEqual({ type: 'generic', confidence: 0, matches: [] });
  });

  it.each(
    listTemplates()
      .filter(({ cues }) => cues.length > 0)
      .map((template) => [template.key, template] as const),
  )('is %s for a text of its words, and the words are told', (key, { cues }) => {
    const detected = detectBusiness([cues.join('. ')]);
    expect(detected.type).toBe(key);
    expect(detected.matches[0]?.cues).toEqual(cues);
  });

  it('is the surer the more words speak for it', () => {
    const [one, two] = listTemplates().find(({ key }) => key === 'education')?.cues ?? [];
    const confidence = (text: string): number => detectBusiness([text]).confidence;
    expect(confidence(`${one ?? ''}, ${two ?? ''}`)).toBeGreaterThan(confidence(one ?? ''));
  });
});
