import type { paths } from './generated/schema.d.ts';

type Json<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : never;

export type ContactList = Json<paths['/v1/contacts']['get']['responses'][200]>;
/** A contact as lists show it. */
export type Contact = ContactList['items'][number];
export type ContactDetail = Json<paths['/v1/contacts/{id}']['get']['responses'][200]>;
export type Facets = Json<paths['/v1/contacts/facets']['get']['responses'][200]>;
export type ContactQuery = NonNullable<paths['/v1/contacts']['get']['parameters']['query']>;

export type Status = Contact['status'];
export type Stage = Contact['stage'];
export type Grade = Contact['leadGrade'];
export type Source = Contact['source'];
export type Sentiment = NonNullable<Contact['sentiment']>;
export type SentimentLevel = Sentiment['level'];
