import { contactWithin } from '../../../workflows/contact.ts';

/** Renewed after what some three judgements leave behind, so that a handful of messages crosses several runs. */
export const contact = contactWithin({ renewAt: 30, refuseAt: 2_000 });
