/**
 * Why a row of an imported file is not taken, and what to do about it. The codes are part of the HTTP contract and stand in the
 * file of rejected rows: never rename one.
 */
export const REJECTIONS = {
  wrong_columns: 'The row has more or fewer columns than the heading.',
  no_identity: 'The row has no email, phone or external id to know the person by.',
  invalid_email: 'This is no email address.',
  invalid_phone: 'This is no phone number; write it with its country code.',
  invalid_text: 'A cell is too long, or holds characters that are no text.',
  invalid_time_zone: 'This is no time zone such as Asia/Manila.',
  invalid_opted_out: 'This is neither yes nor no.',
  invalid_status: 'This is no status.',
  invalid_stage: 'This is no stage.',
  invalid_tag: 'A tag is longer than 60 characters.',
  invalid_custom_field: 'A custom field does not take this value.',
  conflicting_identities: 'The email, phone or external id belong to different contacts.',
  other_external_id: 'The contact of this email or phone has another external id.',
  other_email: 'The contact of this phone has another email; a phone may be shared.',
  erased: 'This person was deleted after the file was sent.',
} as const;

export type Rejection = keyof typeof REJECTIONS;
