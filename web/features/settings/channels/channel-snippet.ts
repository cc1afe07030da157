import type { Connection } from '../../../api/channels.ts';
import { settingsTexts } from '../../../texts/settings.ts';

const words = settingsTexts.channels.form;

/** What is put into a page, or given to the provider, for messages to come in; null where nothing has to be. */
export function snippetOf({ id, kind, webhookUrl }: Connection): string | null {
  switch (kind) {
    case 'web':
      return `<script src="${location.origin}/widget.js" data-connection="${id}" async></script>`;
    case 'form':
      return formFor(webhookUrl);
    case 'google_business':
      return null;
    default:
      return webhookUrl;
  }
}

/** A form without any script. What robots fill in is hidden from people, screen readers' users among them. */
const formFor = (address: string): string => `<form method="post" action="${address}">
  <label>${words.name} <input name="name" autocomplete="name"></label>
  <label>${words.email} <input name="email" type="email" autocomplete="email" required></label>
  <label>${words.phone} <input name="phone" type="tel" autocomplete="tel"></label>
  <label>${words.message} <textarea name="message" required></textarea></label>
  <input name="_gotcha" tabindex="-1" autocomplete="off" style="display:none">
  <button>${words.send}</button>
</form>`;
