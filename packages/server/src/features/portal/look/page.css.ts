/** How the portal looks, on the theme's variables: a header, one column of words, what stands beside it. */
export default /* css */ `
*, ::before, ::after { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 16px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; min-height: 100dvh; display: flex; flex-direction: column; background: var(--n1); color: var(--n12); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, p, ul, ol, dl, dd, figure, table { margin: 0; }
:where(ul[class], ol[class]) { padding: 0; list-style: none; }
h1, h2, h3 { font-weight: 650; line-height: 1.2; text-wrap: balance; overflow-wrap: break-word; }
h1 { font-size: 1.625rem; letter-spacing: -0.012em; }
h2 { font-size: 1.25rem; }
h3 { font-size: 1rem; line-height: 1.35; }
a { color: var(--accent-text); text-decoration-thickness: 1px; text-underline-offset: 3px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent-edge); outline-offset: 2px; border-radius: 4px; }
button, input, select, textarea { font: inherit; color: inherit; }
summary { cursor: pointer; }
.a-icon { flex: none; width: 1.25rem; height: 1.25rem; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.quiet { color: var(--n10); }
.small { font-size: 0.875rem; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-block-start: 8px; inset-inline-start: 16px; z-index: 3; padding: 8px 16px; border-radius: 8px; background: var(--surface); translate: 0 -200%; }
.skip:focus { translate: none; }
.wide { width: min(68rem, 100% - 48px); margin-inline: auto; }

.top { border-block-end: 1px solid var(--n6); background: var(--surface); }
.top > .wide { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 24px; padding-block: 12px; }
.name { margin-inline-end: auto; padding-block: 6px; color: inherit; font-weight: 650; text-decoration: none; }
.name:hover { text-decoration: underline; }
.top nav ul { display: flex; flex-wrap: wrap; gap: 0 20px; }
.top nav a { display: inline-block; padding-block: 7px; color: var(--n11); font-size: 0.9375rem; text-decoration: none; }
.top nav a:hover { color: var(--n12); text-decoration: underline; }
.top nav [aria-current] { color: var(--n12); font-weight: 500; box-shadow: 0 2px var(--accent-edge); }
.switch { position: relative; font-size: 0.9375rem; }
.switch summary { display: flex; align-items: center; gap: 6px; padding: 5px 10px; border: 1px solid var(--n7); border-radius: 8px; list-style: none; }
.switch summary::-webkit-details-marker { display: none; }
.switch summary:hover { background: var(--n3); }
.switch ul { position: absolute; inset-inline-end: 0; z-index: 2; min-width: 100%; margin-block-start: 4px; padding: 4px; border: 1px solid var(--n6); border-radius: 12px; background: var(--surface); box-shadow: var(--shadow-panel); }
.switch li > * { display: block; padding: 7px 12px; border-radius: 8px; color: inherit; text-decoration: none; white-space: nowrap; }
.switch a:hover { background: var(--n3); }
.switch [aria-current] { font-weight: 650; }

main { flex: 1; padding-block: 24px 64px; }
main:focus { outline: none; }
.crumbs { margin-block-end: 24px; font-size: 0.875rem; }
.crumbs ol { display: flex; flex-wrap: wrap; }
.crumbs li { padding-block: 2px; color: var(--n10); }
.crumbs li + li::before { content: '/'; margin-inline: 8px; color: var(--n8); }
.crumbs a { display: inline-block; padding-block: 2px; }

.search { position: relative; display: flex; gap: 8px; max-width: 40rem; }
.search-box { position: relative; flex: 1; min-width: 0; }
.search .a-icon { position: absolute; inset-block-start: 13px; inset-inline-start: 14px; color: var(--n10); pointer-events: none; }
.search input { width: 100%; height: 46px; padding-block: 0; padding-inline: 44px 14px; border: 1px solid var(--n8); border-radius: 8px; background: var(--surface); appearance: none; }
.search input::placeholder { color: var(--n10); opacity: 1; }
.search input:focus { outline: 2px solid var(--accent-edge); outline-offset: -1px; border-color: var(--accent-edge); }
.found { position: absolute; inset-inline: 0; inset-block-start: 100%; z-index: 2; margin-block-start: 6px; padding: 6px; border: 1px solid var(--n6); border-radius: 12px; background: var(--surface); box-shadow: var(--shadow-panel); }
.found a { display: block; padding: 9px 12px; border-radius: 8px; color: inherit; text-decoration: none; }
.found a:hover, .found a:focus { background: var(--n3); }
.found mark { font-weight: 650; }
.strip { margin-block-end: 36px; }

.button { display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-height: 44px; padding: 8px 20px; border: 1px solid transparent; border-radius: 8px; background: var(--accent); color: var(--accent-on); font-weight: 500; text-decoration: none; cursor: pointer; }
.button:hover { background: var(--accent-hover); }
.button.plain { border-color: var(--n8); background: var(--surface); color: var(--n12); }
.button.plain:hover { background: var(--n3); }
.search .button { min-height: 46px; }

.hero { padding-block: 24px 40px; }
.hero h1 { margin-block-end: 6px; }
.hero p { margin-block-end: 20px; color: var(--n10); }
.section { margin-block-start: 48px; }
.section > h2 { margin-block-end: 16px; }
.topics { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: 12px; }
.topics a { display: flex; gap: 14px; height: 100%; padding: 18px; border: 1px solid var(--n6); border-radius: 12px; background: var(--surface); color: inherit; text-decoration: none; transition: border-color 120ms ease-out; }
.topics a:hover { border-color: var(--accent-edge); }
.topics a:hover h3 { text-decoration: underline; text-underline-offset: 3px; }
.topics .a-icon { color: var(--accent-text); }
.topics p { margin-block-start: 4px; color: var(--n10); font-size: 0.875rem; line-height: 1.45; }
.topics .count { margin-block-start: 8px; font-variant-numeric: tabular-nums; }
.columns + .still { max-width: none; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 0 48px; }

.list { max-width: 46rem; }
.list > li { border-block-start: 1px solid var(--n6); }
.list > li:last-child { border-block-end: 1px solid var(--n6); }
.list .row { padding-block: 14px; }
/* Words of another language run their own way, on the page's side. */
.list [dir], .toc [dir] { text-align: -webkit-match-parent; text-align: match-parent; }
.list .row > a { font-weight: 500; }
.list p { margin-block-start: 3px; color: var(--n10); font-size: 0.9375rem; line-height: 1.5; }
.list mark, .found mark { background: none; color: inherit; font-weight: 650; }
.list a mark { text-decoration: inherit; }
.badge { display: inline-block; margin-inline-start: 8px; padding: 1px 8px; border-radius: 999px; background: var(--n3); color: var(--n11); font-size: 0.75rem; font-weight: 500; vertical-align: 2px; white-space: nowrap; }
.more { display: flex; flex-wrap: wrap; align-items: center; gap: 12px; margin-block-start: 24px; }
.lead { max-width: 46rem; margin-block: 8px 28px; color: var(--n10); }
.head { display: flex; gap: 12px; align-items: center; }
.head .a-icon { width: 1.625rem; height: 1.625rem; color: var(--accent-text); }

.filters { display: grid; gap: 8px; margin-block: 16px 20px; }
.chips { display: flex; flex-wrap: wrap; gap: 8px; }
.chips > li > * { display: inline-flex; align-items: center; gap: 6px; min-height: 32px; padding: 3px 12px; border: 1px solid var(--n7); border-radius: 999px; color: var(--n11); font-size: 0.875rem; text-decoration: none; font-variant-numeric: tabular-nums; }
.chips a:hover { background: var(--n3); color: var(--n12); }
.chips [aria-current] { border-color: var(--accent-edge); background: var(--accent-soft); color: var(--accent-text); font-weight: 500; }
.chips .a-icon { width: 1rem; height: 1rem; }

.read { display: grid; grid-template-columns: minmax(0, 68ch) minmax(11rem, 16rem); justify-content: space-between; column-gap: 64px; align-items: start; }
.read > * { grid-column: 1; min-width: 0; }
.meta { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-block: 10px 28px; color: var(--n10); font-size: 0.875rem; }
.read > .toc { grid-column: 2; grid-row: 1 / span 3; position: sticky; inset-block-start: 24px; max-height: calc(100dvh - 48px); overflow-y: auto; font-size: 0.875rem; }
.toc h2 { margin-block-end: 8px; font-size: 0.875rem; }
.toc ul { border-inline-start: 1px solid var(--n6); }
.toc a { display: block; padding-block: 4px; padding-inline: 12px; color: var(--n10); line-height: 1.4; text-decoration: none; }
.toc a:hover { color: var(--n12); text-decoration: underline; }
.toc .deep a { padding-inline-start: 24px; }
.a-article { font-size: 1.0625rem; line-height: 1.6; }
.a-article .a-image { display: inline-block; }
.a-article .a-image:not([width]) { width: 100%; aspect-ratio: 16 / 9; object-fit: contain; }
.a-callout .a-icon { width: 1.25em; height: 1.25em; }
.a-guide .tally { margin-block: 16px 0; color: var(--n10); font-size: 0.875rem; }
.a-guide { counter-reset: ticked; }
.a-tick:checked { counter-increment: ticked; }
.tally span::before { content: counter(ticked); }
.film a { display: flex; align-items: center; gap: 12px; padding: 14px 16px; border: 1px solid var(--n7); border-radius: 12px; background: var(--surface); color: inherit; font-weight: 500; text-decoration: none; }
.film a:hover { background: var(--n2); }
.film .a-icon { width: 2.25rem; height: 2.25rem; padding: 9px; padding-inline-start: 11px; border-radius: 50%; background: var(--accent); color: var(--accent-on); fill: currentColor; stroke: none; }
.film iframe { display: block; width: 100%; height: auto; aspect-ratio: 16 / 9; border: 0; border-radius: 12px; background: #211d19; }
.film figcaption { margin-block-start: 6px; color: var(--n10); font-size: 0.875rem; }
.notice { margin-block-end: 24px; padding: 12px 16px; border-inline-start: 3px solid var(--brass); border-radius: 8px; background: var(--brass-soft); }
.tags { margin-block: 32px 24px; }

.after { margin-block-start: 48px; }
.ask { padding-block: 24px; border-block: 1px solid var(--n6); }
.ask h2 { font-size: 1rem; }
.ask form { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 16px; }
.ask .votes { display: flex; gap: 8px; }
.ask .votes .button { min-width: 72px; }
.ask label { flex-basis: 100%; font-weight: 500; }
.ask textarea { flex-basis: 100%; min-height: 96px; padding: 10px 14px; border: 1px solid var(--n8); border-radius: 8px; background: var(--surface); resize: vertical; }
.ask [role=status] { margin-block-end: 16px; font-weight: 500; }
.ask [role=status]:last-child { margin-block-end: 0; }
.ask .small { margin-block-start: 12px; }
.still { display: flex; flex-wrap: wrap; align-items: center; gap: 16px 32px; max-width: 46rem; margin-block-start: 48px; padding: 20px 24px; border-radius: 12px; background: var(--n3); }
.still > div { flex: 1 1 16rem; }
.still h2 { font-size: 1rem; }
.still p { margin-block-start: 2px; color: var(--n11); font-size: 0.9375rem; }

.faq { max-width: 46rem; }
.faq details { border-block-start: 1px solid var(--n6); }
.faq details:last-child { border-block-end: 1px solid var(--n6); }
.faq summary { display: flex; justify-content: space-between; gap: 16px; padding-block: 14px; font-weight: 500; list-style: none; }
.faq summary::-webkit-details-marker { display: none; }
.faq summary:hover { color: var(--accent-text); }
.faq summary .a-icon { margin-block-start: 2px; color: var(--n10); transition: rotate 200ms ease-out; }
.faq details[open] summary .a-icon { rotate: 180deg; }
.faq .answer { padding-block-end: 20px; scroll-margin-top: 64px; }
.faq .a-article { font-size: 1rem; }
.faq .ask { margin-block-start: 16px; padding: 0; border: 0; font-size: 0.875rem; }
.faq .ask p { font-weight: 500; }
.faq .ask .button { min-height: 32px; padding: 2px 14px; font-size: 0.875rem; }

.ways { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 12px; }
.ways h2 { font-size: 1rem; line-height: 1.35; }
.ways > li { display: flex; gap: 14px; padding: 18px; border: 1px solid var(--n6); border-radius: 12px; background: var(--surface); }
.ways > li > div { flex: 1; min-width: 0; }
.ways .a-icon { color: var(--accent-text); }
.ways p { margin-block-start: 4px; }
.ways .button { margin-block-start: 12px; }
.way-address { white-space: pre-line; }
.hours { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.hours th, .hours td { padding-block: 6px; padding-inline: 0 32px; font-weight: 400; text-align: start; vertical-align: top; }
.hours td span { display: block; white-space: nowrap; }
.hours [aria-current] > * { font-weight: 650; }
.hours { margin-block: 12px 16px; }
.state { display: flex; gap: 10px; margin-block-end: 6px; font-weight: 500; }
.state .a-icon { margin-block-start: 2px; color: var(--n10); }
.state.open .a-icon { color: var(--online); }
.unscripted { display: none; }
@media (scripting: none) { .scripted { display: none; } .unscripted { display: block; } }

.bottom { border-block-start: 1px solid var(--n6); background: var(--surface); color: var(--n10); font-size: 0.875rem; }
.bottom > .wide { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: baseline; padding-block: 20px; }
.bottom a { padding-block: 2px; color: inherit; }

[dir=rtl] h1 { letter-spacing: 0; }
@media (max-width: 62rem) {
  .read { grid-template-columns: minmax(0, 68ch); justify-content: start; }
  .read > .toc { grid-column: 1; grid-row: auto; position: static; max-height: none; margin-block-end: 28px; padding: 14px 16px; border: 1px solid var(--n6); border-radius: 12px; background: var(--surface); }
  .toc ul { border: 0; }
  .toc a { padding-inline: 0; }
  .toc .deep { display: none; }
}
@media (max-width: 40rem) {
  .wide { width: calc(100% - 32px); }
  .top nav { order: 1; flex-basis: 100%; }
  main { padding-block-start: 16px; }
  .crumbs { margin-block-end: 16px; }
  .hero { padding-block: 8px 24px; }
  .section { margin-block-start: 36px; }
  .still { padding: 18px; }
  .search .button { padding-inline: 14px; }
  .topics a, .ways > li { padding: 16px; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } *, ::before, ::after { transition: none !important; } }
@media (forced-colors: active) { .toc, .film, .still, .notice { border: 1px solid; } }
`
