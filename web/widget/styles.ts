import { readableOn } from './color.ts';
import type { WidgetConfig } from './texts.ts';

/** A style sheet object: unlike a `<style>` it needs no hole in the page's Content-Security-Policy. */
export function styleSheet({ color, position }: WidgetConfig): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host{--brand:${color};--on-brand:${readableOn(color)}}${RULES(position)}`);
  return sheet;
}

const RULES = (side: 'left' | 'right'): string => `
:host{all:initial}
*{box-sizing:border-box;font:inherit;color:inherit;margin:0}
[hidden]{display:none!important}
.root{position:fixed;z-index:2147483000;bottom:20px;${side}:20px;font:400 15px/1.45 system-ui,sans-serif;color:#1f2328;text-align:start}
button{cursor:pointer;border:0;background:none;border-radius:8px;padding:8px 12px}
button:disabled{cursor:default;opacity:.6}
svg{width:24px;height:24px;display:block;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
:focus-visible{outline:3px solid #fff;outline-offset:0;box-shadow:0 0 0 5px #1f2328}
.launcher{width:56px;height:56px;padding:16px;border-radius:50%;background:var(--brand);color:var(--on-brand);box-shadow:0 4px 16px #0004;position:relative;margin-inline-start:auto;display:block}
.badge{position:absolute;top:-4px;right:-4px;min-width:22px;height:22px;border-radius:11px;padding:0 6px;background:#b3261e;color:#fff;font:600 13px/22px system-ui,sans-serif}
.panel{position:absolute;bottom:72px;${side}:0;width:min(380px,calc(100vw - 40px));height:min(600px,calc(100vh - 112px));display:flex;flex-direction:column;background:#fff;border-radius:14px;box-shadow:0 8px 40px #0004;overflow:hidden}
header{display:flex;align-items:center;gap:8px;padding:10px 8px 10px 16px;background:var(--brand);color:var(--on-brand)}
h2{flex:1;font-weight:600;font-size:16px;overflow-wrap:anywhere}
.log{flex:1;overflow-y:auto;padding:16px;display:flex;flex-direction:column;gap:10px}
.log>:first-child{margin-top:auto}
.message{max-width:85%;align-self:flex-start;padding:8px 12px;border-radius:14px 14px 14px 4px;background:#eef0f2;white-space:pre-wrap;overflow-wrap:anywhere}
.visitor{align-self:flex-end;border-radius:14px 14px 4px 14px;background:var(--brand);color:var(--on-brand)}
.author{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.team .author{position:static;width:auto;height:auto;clip-path:none;display:block;font-size:12px;color:#59636e}
.state{align-self:flex-end;font-size:13px}
.state button{text-decoration:underline;padding:2px 4px}
.notice{padding:6px 16px;font-size:13px;background:#fff4ce;color:#3d2e00}
form{display:flex;gap:8px;padding:10px;border-top:1px solid #d1d9e0;align-items:flex-end}
input,textarea{width:100%;border:1px solid #818b98;border-radius:8px;padding:8px 10px;background:#fff;font-size:16px}
textarea{resize:none;max-height:120px}
input:focus,textarea:focus{outline:2px solid #0969da;outline-offset:0;box-shadow:none}
.primary{background:var(--brand);color:var(--on-brand);font-weight:600}
.offer{align-self:center;text-decoration:underline;font-size:13px}
.details{flex-direction:column;align-items:stretch;overflow-y:auto}
.details[data-alone]{flex:1;border-top:0}
.details h3{font-weight:600}
.details p{color:#b3261e}
.actions{display:flex;justify-content:flex-end;gap:8px}
label{display:block;font-size:13px}
@media(max-width:480px){.root.open{inset:0}.root.open .launcher{display:none}.panel{inset:0;width:auto;height:auto;border-radius:0}}
@media(prefers-reduced-motion:no-preference){.panel{animation:rise .15s ease-out}@keyframes rise{from{transform:translateY(8px);opacity:0}}}`;
