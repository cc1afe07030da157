const RELOADED = 'rapport-reloaded-at';
const ONCE_IN_MS = 60_000;

/**
 * A screen is fetched when it is first opened. After an update of the server the files of this page's build may be gone;
 * the page is then loaded anew, which brings the new build. At most once a minute: a file that is missing for another
 * reason must not reload for ever, and shows the screen's error instead.
 */
export function reloadAfterUpdate(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
    if (Date.now() - last < ONCE_IN_MS) return;
    event.preventDefault();
    sessionStorage.setItem(RELOADED, String(Date.now()));
    location.reload();
  });
}
