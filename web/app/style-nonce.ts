declare global {
  interface Window {
    __webpack_nonce__?: string;
  }
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';

// Where the library that locks the page's scrolling behind a dialog looks for it.
window.__webpack_nonce__ = nonce;

/** Without it the Content-Security-Policy refuses the styles that components write at run time. */
export const styleNonce = (): string => nonce;
