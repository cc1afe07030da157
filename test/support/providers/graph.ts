import { startProviderDouble, type ProviderCall, type ProviderDouble, type ProviderReply } from './provider-double.ts';

/** The token that the double takes; any other has expired. */
export const GRAPH_TOKEN = 'token-of-the-page';

/** An error as the Graph API words it. */
export const graphError = (status: number, code: number, subcode?: number): ProviderReply => ({
  status,
  json: {
    error: { message: '(#0) with the words of a message', type: 'OAuthException', code, error_subcode: subcode },
  },
});

const isSend = ({ method, path }: ProviderCall): boolean =>
  method === 'POST' && /^\/v\d+\.\d+\/[^/]+\/messages$/.test(path);

let sent = 0;

/** Meta's Graph API for Messenger, Instagram and WhatsApp: takes texts, and answers with the account's id when it is asked for it. */
export function startGraphDouble(): Promise<ProviderDouble> {
  return startProviderDouble((call) => {
    if (call.headers.authorization !== `Bearer ${GRAPH_TOKEN}`) return graphError(401, 190);
    if (call.method === 'GET') return { status: 200, json: { id: call.path.split('/')[2]?.split('?')[0] } };
    if (!isSend(call)) return graphError(400, 100);
    sent += 1;
    return { status: 200, json: call.json['messaging_product'] === 'whatsapp' ? whatsapp(call) : messaging(call) };
  }, isSend);
}

const messaging = ({ json }: ProviderCall) => ({
  recipient_id: (json['recipient'] as { id?: string } | undefined)?.id,
  message_id: `m_${String(sent)}`,
});

const whatsapp = ({ json }: ProviderCall) => ({
  messaging_product: 'whatsapp',
  contacts: [{ input: json['to'] ?? json['recipient'], wa_id: json['to'] }],
  messages: [{ id: `wamid.sent${String(sent)}`, message_status: 'accepted' }],
});
