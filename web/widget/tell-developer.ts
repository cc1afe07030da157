/** For whoever puts the widget on a page: what is wrong shows in the browser's console, never to a visitor. */
export function tellDeveloper(words: string, reason?: unknown): void {
  // eslint-disable-next-line no-console -- the only place where the author of somebody else's page looks
  console.error(`Rapport chat: ${words}`, ...(reason === undefined ? [] : [reason]));
}
