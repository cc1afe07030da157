import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';

type Json<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : never;

export type Settings = Json<paths['/v1/settings']['get']['responses'][200]>;
export type Signal = Settings['leadScoring']['signals'][number];
export type ReviewRule = Settings['review']['rules'][number];
export type CustomFollowUp = Settings['followUps']['custom'][number];
export type Preview = Json<paths['/v1/settings/preview']['post']['responses'][200]>;
export type DetectedBusiness = Json<paths['/v1/business-profile/detect']['post']['responses'][200]>;

/** A JSON merge patch (RFC 7396) of the settings. */
export type SettingsPatch = Record<string, unknown>;

/** What a kind of business starts from. The API says of its lists only that they are as in the settings. */
export type BusinessTemplate = Omit<
  Json<paths['/v1/business-profile/templates']['get']['responses'][200]>['items'][number],
  'signals' | 'followUpPresets' | 'reviewRules'
> & {
  readonly signals: readonly Signal[];
  readonly followUpPresets: readonly CustomFollowUp[];
  readonly reviewRules: readonly ReviewRule[];
};

export interface SettingsInForce {
  readonly settings: Settings;
  /** Names the version; a change of an older one is refused. */
  readonly etag: string;
}

const KEY = ['settings'];

const inForce = (settings: Settings, response: Response): SettingsInForce => ({
  settings,
  etag: response.headers.get('etag') ?? '*',
});

/** The settings in force; undefined while they are not known yet. */
export function useSettings(): { data: SettingsInForce | undefined; error: Error | null; refetch: () => void } {
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const answer = await api.GET('/v1/settings');
      return inForce(body(answer), answer.response);
    },
  });
  return { data, error, refetch: () => void refetch() };
}

/** What a patch would change, nothing being stored. */
export const previewSettings = async (patch: SettingsPatch): Promise<Preview> =>
  body(await api.POST('/v1/settings/preview', { body: patch, params: { query: { limit: 50 } } }));

interface Saved extends SettingsInForce {
  /** The job that classes the contacts anew; null where nothing was changed. */
  readonly jobId: string | null;
}

/** Stores a patch of the version that `etag` names. */
export function useSaveSettings(): UseMutationResult<Saved, Error, { patch: SettingsPatch; etag: string }> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ patch, etag }) => {
      const answer = await api.PATCH('/v1/settings', { body: patch, headers: { 'if-match': etag } });
      return { ...inForce(body(answer), answer.response), jobId: answer.response.headers.get('rapport-job') };
    },
    onSuccess: ({ settings, etag }) => client.setQueryData(KEY, { settings, etag }),
    onError: () => client.invalidateQueries({ queryKey: KEY }),
    meta: { quiet: true },
  });
}

/** Reads every message again that was read by older settings; answers the job. */
export const reanalyse = async (): Promise<string> => body(await api.POST('/v1/settings/reanalyse')).job.id;

export function useTemplates(): readonly BusinessTemplate[] {
  const { data } = useQuery({
    queryKey: ['templates'],
    queryFn: async () =>
      body(await api.GET('/v1/business-profile/templates')).items as unknown as readonly BusinessTemplate[],
    staleTime: Infinity,
  });
  return data ?? [];
}

/** What kind of business the description and the latest conversations speak of. */
export const detectBusiness = async (description: string): Promise<DetectedBusiness> =>
  body(await api.POST('/v1/business-profile/detect', { body: { description } }));
