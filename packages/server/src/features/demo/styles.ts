/** The demo site's own look, deliberately not Deskbell's: serif, navy and sand. */
export const SITE_CSS = `
:root { color-scheme: light dark; --paper: #fbf9f5; --ink: #16263a; --soft: #50617a; --line: #e2dbcd; --card: #fff; --navy: #1d3f66; --on-navy: #fff; --sand: #f1e9da; }
@media (prefers-color-scheme: dark) { :root { --paper: #0f1722; --ink: #e9eef5; --soft: #a9b6c8; --line: #26344a; --card: #162133; --navy: #8fb8e6; --on-navy: #0c1a2b; --sand: #16233a; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif; }
a { color: inherit; text-underline-offset: 3px; }
.strip { margin: 0; padding: 8px 24px; background: #16263a; color: #fbf9f5; font: 0.875rem/1.5 system-ui, sans-serif; text-align: center; }
.top, main, footer { width: min(1080px, 100% - 48px); margin-inline: auto; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px; padding: 20px 0; }
.brand { display: flex; align-items: center; gap: 12px; margin-inline-end: auto; font-weight: 700; font-size: 1.1875rem; text-decoration: none; }
.top nav { display: flex; gap: 24px; font: 0.9375rem/1.5 system-ui, sans-serif; }
.top nav a { padding: 4px 0; color: var(--soft); text-decoration: none; }
.top nav a:hover { color: var(--ink); text-decoration: underline; }
.hero { display: grid; grid-template-columns: 1.1fr 1fr; gap: 48px; align-items: center; padding: 40px 0 56px; }
.hero img { width: 100%; height: auto; border-radius: 20px; }
h1 { margin: 0 0 16px; font-size: clamp(2.125rem, 5vw, 3.25rem); line-height: 1.1; letter-spacing: -0.02em; text-wrap: balance; }
h2 { margin: 0 0 20px; font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.01em; }
h3 { margin: 0; font-size: 1.1875rem; }
.hero p { max-width: 46ch; margin: 0 0 24px; color: var(--soft); font-size: 1.1875rem; }
.actions { display: flex; flex-wrap: wrap; gap: 12px; }
.button { padding: 12px 22px; border: 1px solid var(--navy); border-radius: 999px; background: var(--navy); color: var(--on-navy); font: 600 1rem/1.4 system-ui, sans-serif; text-decoration: none; cursor: pointer; }
.button.plain { background: transparent; color: var(--ink); border-color: var(--soft); }
.button:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid var(--navy); outline-offset: 3px; }
.facts { display: flex; flex-wrap: wrap; gap: 12px 48px; margin: 0 0 64px; padding: 20px 0; border-block: 1px solid var(--line); list-style: none; color: var(--soft); }
.facts b { color: var(--ink); font-size: 1.25rem; font-variant-numeric: tabular-nums; }
section { scroll-margin-top: 24px; margin-bottom: 64px; }
.hero { margin-bottom: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 20px; }
.cards article { padding: 24px; border: 1px solid var(--line); border-radius: 16px; background: var(--card); }
.cards p { margin: 8px 0 0; color: var(--soft); }
.cards .price { color: var(--ink); font-size: 2rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.steps { display: grid; gap: 12px; margin: 0; padding-inline-start: 1.4em; max-width: 62ch; }
.steps li::marker { font-weight: 700; }
details { max-width: 68ch; padding: 16px 0; border-top: 1px solid var(--line); }
details:last-of-type { border-bottom: 1px solid var(--line); }
summary { font-weight: 600; cursor: pointer; }
details p { margin: 8px 0 0; color: var(--soft); }
footer { padding: 24px 0 120px; color: var(--soft); font-size: 0.9375rem; }
@media (max-width: 760px) { .hero { grid-template-columns: 1fr; gap: 28px; padding-top: 16px; } .top nav { gap: 20px; } }
`

export const HOSTILE_CSS = `
html { font-size: 62.5%; }
* { all: unset !important; }
main { display: block !important; margin: 40px !important; }
`

export const MARK_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="#1d3f66"/><path d="M16 6v20M10 11h12M8 18c0 5 4 8 8 8s8-3 8-8" fill="none" stroke="#f3dfae" stroke-width="2.4" stroke-linecap="round"/></svg>`

export const HARBOR_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 420">
<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#22466f"/><stop offset=".55" stop-color="#c98f6b"/><stop offset="1" stop-color="#f0c88f"/></linearGradient><linearGradient id="sea" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#3f6285"/><stop offset="1" stop-color="#17304d"/></linearGradient><linearGradient id="beam"><stop offset="0" stop-color="#ffe9b8" stop-opacity=".5"/><stop offset="1" stop-color="#ffe9b8" stop-opacity="0"/></linearGradient></defs>
<rect width="560" height="420" fill="url(#sky)"/><circle cx="372" cy="246" r="44" fill="#ffe2a8"/>
<path d="M0 262h560v158H0z" fill="url(#sea)"/><path d="M332 272h80M318 288h108M338 304h68M350 320h44" stroke="#ffdf9f" stroke-width="4" stroke-linecap="round" opacity=".75"/>
<path d="M0 262c60-34 120-30 168-8 26 12 44 10 62 8z" fill="#12263d"/><path d="M92 236l10-118h30l10 118z" fill="#f4eee2"/><path d="M98 176h38M95 206h44" stroke="#b5473c" stroke-width="14"/><path d="M98 118h38v-8H98zM104 110V92h26v18z" fill="#12263d"/><path d="M109 106V95h16v11z" fill="#ffe9b8"/><path d="M100 92l17-14 17 14z" fill="#b5473c"/><path d="M134 98l250-42v62z" fill="url(#beam)"/>
<path d="M420 300h96l-14 24h-66zM464 296v-86l44 74h-44M458 292l-30-4 30-54z" fill="#f7f2e8"/><path d="M420 300h96l-14 24h-66z" fill="#8c3b32"/>
</svg>`
