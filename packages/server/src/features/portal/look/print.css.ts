/** On paper: the words, black on white, with the addresses of links that lead elsewhere. */
export default /* css */ `
@media print {
  @page { margin: 18mm; }
  :root { color-scheme: light; }
  body { display: block; background: #fff; color: #000; font-size: 11pt; }
  .top, .bottom, .crumbs, .search, .strip, .toc, .ask, .still, .after, .tags, .more, .skip, .film figcaption, .filters { display: none; }
  .wide { width: 100%; }
  .read { display: block; }
  .quiet, .meta, .a-step-body, .a-article { color: #000; }
  .a-article { font-size: 11pt; }
  .a-article a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.9em; }
  .a-pre, .a-table { overflow: visible; white-space: pre-wrap; }
  .a-callout, .a-step, .a-table tr, .a-pre, .a-image, li { break-inside: avoid; }
  .a-callout { border: 1px solid #000; background: none; }
  .a-tick { border-color: #000; background: none; color: #000; }
  h1, h2, h3, .a-h2, .a-h3, .a-h4 { break-after: avoid; }
  .faq details::details-content { content-visibility: visible; display: block; height: auto; }
  .faq summary .a-icon { display: none; }
}
`
