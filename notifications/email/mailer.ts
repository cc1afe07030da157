import nodemailer from 'nodemailer';
import type { Mail } from './compose.ts';

export interface Mailer {
  /** Hands a mail to the mail server, and rejects when it was not taken. */
  readonly send: (mail: Mail & { readonly to: readonly string[] }) => Promise<void>;
  readonly close: () => void;
}

/** One mail server should answer well within a worker's lease on a workspace's turn. */
const TIMEOUT_MS = 30_000;

export function createMailer({ smtpUrl, from }: { readonly smtpUrl: string; readonly from: string }): Mailer {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
  });
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({
        ...{ from, to: [...to], subject, text },
        // RFC 3834: keeps holiday notices and other robots from answering.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}
