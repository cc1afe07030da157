/** What a payload of data/webhooks says; null where it is no message. */
export interface Said {
  readonly account: string;
  readonly message: {
    readonly person: string;
    readonly id: string;
    readonly text: string;
    /** Milliseconds. */
    readonly at: number;
    readonly attachments: readonly string[];
    readonly name?: string;
  } | null;
}

type Told = readonly [
  person: string,
  id: string,
  text: string,
  at: number,
  attachments?: readonly string[],
  name?: string,
];

const said = (account: string, told: Told | null): Said => {
  if (told === null) return { account, message: null };
  const [person, id, text, at, attachments = [], name] = told;
  return { account, message: { person, id, text, at, attachments, ...(name === undefined ? {} : { name }) } };
};

const PAGE = '404217156637689';
const FAN = '1423587017700273';
const page = (told: Told | null, account = PAGE): Said => said(account, told);
const file = (type: string): Said => page([FAN, 'mid.$cAAE1UUyiiwthh1ZAO1bVhDxGk2N0', '', 1491797604411, [type]]);

const facebook: Readonly<Record<string, Said>> = {
  audio: file('audio'),
  file: file('file'),
  image: file('image'),
  location: file('location'),
  video: file('video'),
  optin_ref: page(null, 'PAGE_ID'),
  // A button without a title: nothing that a person wrote.
  postback: page(null),
  postback_get_started_referral: page(
    ['1476077422222289', 'postback-1522222894827', 'Get Started', 1522222894827],
    '707356222221168',
  ),
  quick_reply: page([FAN, 'mid.$cAAE1UUyiiwthh2BKL1bVhsBhVxvm', 'Red', 1491798262319]),
  referral: page(null, '111899832631525'),
  referral_shortlink: page(null, '701111199441168'),
  text: page(['1412611362105802', 'mid.1486464322190:cb04e5a654', 'text', 1486464322190], '1895382890692545'),
  text_hi: page(['1433960459967306', 'mid.1480279487147:4388d3b344', 'Hi', 1480279487147], '111899832631525'),
  text_utf8_mid: page([FAN, 'mid.$cAAE1UUyiiwthh0NPrVbVf4HFNDGl', 'Sharp tools make good work.', 1491796363181]),
};

const SHOP = 'chatwoot-app-user-id-1';
const SEPTEMBER = Date.UTC(2021, 8, 8, 6, 34, 4);

const instagram: Readonly<Record<string, Said>> = {
  messaging_seen: said(SHOP, null),
  share_attachment: said(SHOP, ['Sender-id-1', 'message-id-1', '', SEPTEMBER, ['share']]),
  test_event_string_timestamp: said('23245', ['12334', 'random_mid', 'random_text', 1527459824000]),
  text_iso_timestamp: said(SHOP, [
    'Sender-id-1',
    'message-id-1',
    'This is the first message from the customer',
    SEPTEMBER,
  ]),
  text_official_shape: said('IGID', ['IGSID', 'MESSAGE-ID', 'MESSAGE-TEXT', 1569262485349]),
};

const NUMBER = '1122334455667';
const test = (id: string, text: string, seconds: number, attachments: readonly string[] = []): Said =>
  said(NUMBER, ['972987654321', id, text, seconds * 1_000, attachments, 'Test Name']);
const BINDA = '409552778964973';
const binda = (id: string, text: string, seconds: number, attachments: readonly string[] = []): Said =>
  said(BINDA, ['1111111111111', id, text, seconds * 1_000, attachments, 'Mauricio Binda']);

const whatsapp: Readonly<Record<string, Said>> = {
  account_phone_quality_update: said(NUMBER, null),
  ad_referral: test('wamid.ID', 'BODY', 1697045000),
  audio_forwarded: test('wamid.xyzxyz', '', 1697043509, ['audio']),
  document_caption: test('wamid.xyzxyz', 'caption', 1697043666, ['document']),
  image: binda('wamid.HBgODE0NDQwANNTTBGRjkUyNzkzNhUCABIYFDNF5NzAzMDkQjBEQ3NjdBA==', '', 1673032525, ['image']),
  image_no_caption: test('wamid.xyzxyz', '', 1697043379, ['image']),
  image_with_media_url: test('wamid.xyzxyz', '', 1697043379, ['image']),
  interactive_button_reply: test('wamid.xyzxyz', 'title', 1698266730),
  interactive_list_reply: test('wamid.zyzxyz', 'title', 1698266905),
  location_current: test('wamid.xyzxyz', '', 1697044557, ['location']),
  status_delivered: said(NUMBER, null),
  status_failed_130472: said(NUMBER, null),
  status_failed_131053_media: said(BINDA, null),
  status_read: said(NUMBER, null),
  status_sent: said(NUMBER, null),
  status_sent_conversation: said(BINDA, null),
  template_quick_reply: test('wamid.xsidjw', 'title', 1698269027),
  template_rejected: said(NUMBER, null),
  text: test('wamid.xyzxyz', 'Body Text', 1697043223),
  text_plain: binda('wamid.nBgN6TUyN2k5NzAzM5kzNhUCABI8FDNFQjAxQkE5REI4NEUzQ5Y5QTNgAA==', 'hi everyone!', 1672947578),
  text_reply_context: test('wamid.xyzxyz', 'replied text', 1697044746),
  user_preferences_resume: said('106540352242922', null),
  video_caption: test('wamid.xyzxyz', 'caption', 1697044362, ['video']),
  voice_note: test('wamid.xyzxyz', '', 1697043473, ['audio']),
};

const BOT = '110201543';
const update = (...told: Told): Said => said(BOT, told);
const mario = (attachments: readonly string[], text = ''): Said =>
  update('12345', '123456', text, 1668633998000, attachments, 'Mario Bros');

const telegram: Readonly<Record<string, Said>> = {
  animation: mario(['animation']),
  audio: mario(['audio']),
  callback_query: said(BOT, null),
  command: update('10081232', '428640', '/test', 1632176928000, [], 'Luca Patera'),
  command_with_parameters: update('456', '123', '/register HR John Doe', 1684984664000, [], 'Mario'),
  document: update('456', '123', '', 1684984664000, ['document'], 'Mario'),
  location: mario(['location']),
  new_chat_title: said(BOT, null),
  photo_with_caption: update('11111111', '456901', 'asdasdasdasdasdasd', 1614555305000, ['image'], 'Mario'),
  poll_answer: said(BOT, null),
  text: update('12345678', '123456', 'aaaaaaaaaa', 1631818904000, [], 'Mario Bros'),
  text_link_preview_options: update('218485655', '6557', 'hello there', 1569518342000, [], 'Waffle'),
  text_minimal: update('456', '123', 'Ciao', 1684984664000, [], 'Mario'),
  venue: mario(['location']),
  video: mario(['video']),
  voice: mario(['voice']),
};

const lead_ads: Readonly<Record<string, Said>> = {
  leadgen_webhook: said('153125381133', [
    'lead-123123123123',
    '123123123123',
    'full_name: Joe Example\nemail: joe@example.com\nphone_number: +15105551234\ncar_make: Honda',
    Date.UTC(2026, 1, 28, 8, 49, 14),
    [],
    'Joe Example',
  ]),
};

const MAILBOX = 'mails';
const OCTOBER = Date.UTC(2017, 9, 12, 1, 31, 4);
const displayed = (text: string): Said =>
  said(MAILBOX, ['from+test@example.org', '<CAEPk3R+4Zr@mail.example.org>', text, OCTOBER, [], 'Displayed From']);

const postmark: Readonly<Record<string, Said>> = {
  'postmark-event-bounce': said(MAILBOX, null),
  'postmark-event-delivery': said(MAILBOX, null),
  'postmark-event-subscription_change': said(MAILBOX, null),
  'postmark-inbound-full-headers': displayed('stripped plaintext body'),
  'postmark-inbound-test-payload': said(MAILBOX, [
    'support@postmarkapp.com',
    '00000000-0000-0000-0000-000000000000',
    'This is the reply text',
    Date.UTC(2023, 4, 5, 21, 44, 33),
    ['file'],
    'Postmarkapp Support',
  ]),
};

const sendgrid: Readonly<Record<string, Said>> = {
  'sendgrid-parse-basics.form': displayed('Test body plain'),
  'sendgrid-parse-default.multipart': said(MAILBOX, [
    'test@example.com',
    // It has no id of its own: the hash of what came stands for it.
    'a32aa96e7cb2366e7bc8d760dcf71ff63c3bd093ebb39194aa1d7b5c7ae4b994',
    'Hello Twilio SendGrid!',
    Date.UTC(2016, 7, 11, 1, 10, 13),
    [],
    'Example User',
  ]),
};

const mailgun: Readonly<Record<string, Said>> = { 'mailgun-route-parsed.form': displayed('stripped plaintext body') };

interface Payloads {
  /** Name of the sample by which they are sent. */
  readonly sample: string;
  readonly channel: string;
  /** Of data/webhooks. */
  readonly folder: string;
  /** By file, without its last ending. */
  readonly files: Readonly<Record<string, Said>>;
}

export const PAYLOADS: readonly Payloads[] = [
  { sample: 'facebook', channel: 'facebook', folder: 'messenger', files: facebook },
  { sample: 'instagram', channel: 'instagram', folder: 'instagram', files: instagram },
  { sample: 'whatsapp', channel: 'whatsapp', folder: 'whatsapp', files: whatsapp },
  { sample: 'telegram', channel: 'telegram', folder: 'telegram', files: telegram },
  { sample: 'lead_ads', channel: 'facebook', folder: 'lead-ads', files: lead_ads },
  { sample: 'email', channel: 'email', folder: 'email', files: postmark },
  { sample: 'email by SendGrid', channel: 'email', folder: 'email', files: sendgrid },
  { sample: 'email by Mailgun', channel: 'email', folder: 'email', files: mailgun },
];

const flanker = said(MAILBOX, [
  'bob@marley.com',
  '<CAEAsyCbSF1Bk7CBuu6zp3Qs8=j2iUkNi3dPkGe6z40q4dmaogQ@mail.gmail.com>',
  "Hello,\nI'm just testing message parsing\n\nBR,\nBob",
  Date.UTC(2011, 11, 29, 10, 6, 53),
  [],
  'Bob Marley',
]);

const REVIEW = 'accounts/100/locations/200/reviews/AbFvOqk1';

/** What no webhook brings, and a worker reads: mails in a mailbox, reviews. By file of data/webhooks. */
export const READ: Readonly<Record<string, Said>> = {
  'email/no-ctype': flanker,
  'email/text-only': flanker,
  // Its HTML is declared to be plain text, and follows.
  'email/quoted-printable': said(MAILBOX, [
    'bob@example.com',
    '<CAKsfaBUx-V4rGeteUi3mDc_OLv2-2tSp_RGdJ5NtQOpb59dVAg@mail.gmail.com>',
    'Hello Bob,\n\nPlease note that this email contains extremely long links:\n\nhttp://translate.google.com/translate?sl=de',
    Date.UTC(2013, 6, 5, 17, 47, 34),
    [],
    'Bob',
  ]),
  'google-business/review': said('accounts/100/locations/200', [
    REVIEW,
    REVIEW,
    'Nobody answered the phone.',
    Date.UTC(2026, 2, 2, 9),
    ['rating'],
    'Maria P.',
  ]),
};

/** What lies beside them and is sent to no webhook here. */
export const NO_EVENTS: readonly string[] = [
  // What the Bot API answers to sends: test/channels/sends.test.ts.
  'telegram/api_error_403_user_deactivated',
  'telegram/api_error_429',
  // What the Graph API answers when it is asked for the lead of the webhook.
  'lead-ads/lead_retrieval_response',
  // Of Google Ads, which cannot be connected.
  'lead-ads/google_ads_lead_form',
];
