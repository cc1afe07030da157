import { Context } from '@temporalio/activity';
import { checkSuggestion } from '../../domain/follow-ups/check/check-suggestion.ts';
import { SUGGESTED_LANGUAGES } from '../../domain/follow-ups/suggest/phrases.ts';
import type { Settings } from '../../domain/settings.ts';
import { inWorkspace } from '../../db/client.ts';
import { readSuggestionGround, replaceSuggestion, type SuggestionGround } from '../../db/repositories/suggestions.ts';
import { AnalyzerUnavailable, type Analyzer } from '../../enrichment/analyzer.ts';
import type { ContactActivities, SuggestionTask } from '../../workflows/activity-contract.ts';
import { analysisProfile } from '../analysis-profile.ts';
import type { SharedDeps } from '../deps.ts';

/** A message of more than this is an essay; the prompt asks for two thirds of it. */
const LONGEST = 600;

/** From here on the local analyzer takes a text for a promise; as in the fold. */
const SURE = 0.5;

/**
 * Has a model write the message that a follow-up starts from, in place of the template's. Whatever goes wrong, and whatever the
 * model says that its conversation does not hold, leaves the template, which can always be sent.
 */
export function createSuggest(deps: SharedDeps): ContactActivities['suggest'] {
  return async ({ workspaceId, task }) => {
    const { database, settingsInForce } = deps;
    const found = await inWorkspace(database, workspaceId, async (scope) => {
      const { settings } = await settingsInForce(scope, workspaceId);
      return { settings, ground: await readSuggestionGround(scope, task.followUpId) };
    });
    const { settings, ground } = found;
    if (ground === null || !settings.privacy.modelSeesText) return;
    const text = await written(deps, task, settings, ground);
    if (text === null || !(await isFit(deps.localAnalyzer, text, task, settings, ground))) return;
    await inWorkspace(database, workspaceId, (scope) => replaceSuggestion(scope, ground.followUp, text));
  };
}

async function written(
  { suggester, logger }: SharedDeps,
  { about, language }: SuggestionTask,
  { businessProfile: { type, description, tone } }: Settings,
  { followUp, messages }: SuggestionGround,
): Promise<string | null> {
  if (suggester === undefined) return null;
  const { attempt, suggested_message: template } = followUp;
  const request = { messages, about, attempt, language, tone, business: { type, description }, template };
  try {
    return await suggester.suggest(request, Context.current().cancellationSignal);
  } catch (error) {
    if (!(error instanceof AnalyzerUnavailable)) throw error;
    logger.warn({ code: error.code }, 'the model suggested nothing, the template stays');
    return null;
  }
}

/** Of this conversation, in its language, no essay, and no promise in words that no list holds. */
async function isFit(
  localAnalyzer: Analyzer,
  text: string,
  { language }: SuggestionTask,
  settings: Settings,
  { messages }: SuggestionGround,
): Promise<boolean> {
  if (
    text.length > LONGEST ||
    !checkSuggestion(
      text,
      messages.map((message) => message.text),
    ).ok
  )
    return false;
  const message = {
    id: 'suggestion',
    direction: 'outbound',
    author: 'ai',
    text,
    sentAt: new Date(0).toISOString(),
  } as const;
  // Among the workspace's own languages only, another one would pass for the nearest of them.
  const profile = { ...analysisProfile(settings), languages: SUGGESTED_LANGUAGES };
  const { analyses } = await localAnalyzer.analyse({ messages: [message], targets: [message.id], profile });
  const [reading] = analyses;
  if (reading === undefined || reading.promises.some(({ confidence }) => confidence >= SURE)) return false;
  return reading.language === 'und' || primary(reading.language) === primary(language);
}

/** The language of a tag, without its region; Tagalog and Filipino are one. */
function primary(tag: string): string {
  const language = tag.toLowerCase().split('-')[0] ?? '';
  return language === 'tl' ? 'fil' : language;
}
