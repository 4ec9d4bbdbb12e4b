/**
 * Looks like the page: its `--ring-*` properties where there are any, else its font and our own colors
 * in its color scheme. px only: a page may have changed what rem means.
 */
export const style = `
:host {
  all: initial; color-scheme: inherit; display: block; box-sizing: border-box;
  flex: 1 1 100%; grid-column: 1 / -1; max-width: 720px; margin: 12px 0;
  --sk-bg: var(--ring-content-background-color, var(--ring-background-color, light-dark(#fff, #16181d)));
  --sk-text: var(--ring-text-color, light-dark(#1b1e25, #eceef2));
  --sk-muted: var(--ring-secondary-color, light-dark(#5a6170, #a6adbb));
  --sk-line: var(--ring-borders-color, var(--ring-line-color, light-dark(#d9dce3, #3a3f4a)));
  --sk-accent: var(--ring-main-color, light-dark(#0f6e68, #4cc9be));
  --sk-on-accent: var(--ring-white-text-color, light-dark(#fff, #16181d));
  --sk-bad: var(--ring-error-color, light-dark(#c42b36, #ff7f86));
  font: 400 14px/20px sans-serif; font-family: var(--ring-font-family, inherit); color: var(--sk-text);
}
:host(seatkeeper-specification) { display: inline-block; margin: 0 0 0 12px; vertical-align: baseline; flex: none; }
:host(seatkeeper-guard) { margin: 0; position: static; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.box { background: var(--sk-bg); border: 1px solid var(--sk-line); border-radius: 8px; padding: 8px 12px; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.row > .grow { flex: 1 1 240px; min-width: 0; }
.row.apart { justify-content: space-between; }
/* Two lines are kept free for what will be said, and it never widens the page's own box. */
.row.said { min-height: 40px; contain: inline-size; }
.said .grow { flex-basis: 160px; }
.said p + p { margin: 0; }
.mark { font-weight: 600; margin-inline-end: 6px; }
.mark svg { width: 14px; height: 14px; vertical-align: -2px; margin-inline-end: 4px; color: var(--sk-accent); }
p, ul, h2 { margin: 0; }
p + p, .row + p, p + .row, .row + .row { margin-top: 6px; }
p:empty { margin: 0; }
.note { color: var(--sk-muted); font-size: 12px; line-height: 16px; }
.bad { color: var(--sk-bad); font-weight: 600; }
h2 { font-weight: 600; font-size: 16px; line-height: 24px; }
ul { padding-inline-start: 20px; }
button {
  font: inherit; color: var(--sk-text); background: var(--sk-bg); border: 1px solid var(--sk-line);
  border-radius: 6px; min-height: 32px; padding: 5px 12px; cursor: pointer;
}
button:hover { border-color: var(--sk-accent); }
button.main { background: var(--sk-accent); border-color: var(--sk-accent); color: var(--sk-on-accent); }
button.quiet { border-color: transparent; background: none; color: var(--sk-muted); padding: 5px 8px; }
button:focus-visible, input:focus-visible { outline: 2px solid var(--sk-accent); outline-offset: 1px; }
label { display: inline-flex; align-items: center; gap: 6px; min-height: 32px; }
input { width: 16px; height: 16px; margin: 0; accent-color: var(--sk-accent); }
.menu { position: relative; }
[role="menu"] {
  position: absolute; z-index: 1; top: calc(100% + 4px); left: 0; min-width: 260px; padding: 4px;
  background: var(--sk-bg); border: 1px solid var(--sk-line); border-radius: 8px;
  box-shadow: 0 4px 16px rgb(0 0 0 / 20%);
}
[role="menuitem"] { display: block; width: 100%; text-align: start; border-color: transparent; }
dialog {
  color: var(--sk-text); background: var(--sk-bg); border: 1px solid var(--sk-line); border-radius: 8px;
  padding: 20px 24px; width: min(480px, calc(100vw - 32px));
}
dialog > * + * { margin-top: 12px; }
dialog::backdrop { background: rgb(0 0 0 / 45%); }
dialog .row { justify-content: flex-end; }
@media (forced-colors: active) { button.main { border: 2px solid Highlight; } }
`;
