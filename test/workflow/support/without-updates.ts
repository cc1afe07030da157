import { contactWithin } from '../../../workflows/contact.ts';

/** Has grown too long for updates with its first event. */
export const contact = contactWithin({ renewAt: 2_000, refuseAt: 1 });
