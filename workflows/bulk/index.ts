/** The bundle of the worker on BULK_TASK_QUEUE. */
export { eraseContacts } from './erase-contacts.ts';
export { editContacts } from './edit-contacts.ts';
export { reanalyseContacts } from './reanalyse-contacts.ts';
export { reclassifyContacts } from './reclassify-contacts.ts';
export { importContacts } from './import-contacts.ts';
