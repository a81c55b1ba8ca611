/**
 * A small business's site, as somebody else would have built it: the widget and the elements come
 * by their script tags and by nothing else. Written for a strict policy: no inline script, no inline style.
 */
export function demoPage(workspaceKey: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Harbor Mobile Notary: documents signed at your door</title>
<meta name="description" content="Notaries who come to you, seven days a week. Demo site of Deskbell.">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/demo/mark.svg">
<link rel="stylesheet" href="/demo/site.css">
</head>
<body>
<p class="strip">This is the demo site of your Deskbell. Ask something with the bell, then answer in <a href="/console">the console</a>. <deskbell-article slug="what-is-deskbell" mode="popover">What is Deskbell?</deskbell-article></p>
<header class="top">
  <a class="brand" href="/"><img src="/demo/mark.svg" alt="" width="32" height="32"> Harbor Mobile Notary</a>
  <nav aria-label="Main">
    <a href="#visits">Visits</a>
    <a href="#how">How it works</a>
    <a href="#questions">Questions</a>
  </nav>
</header>
<main>
  <section class="hero">
    <div>
      <h1>Your documents, signed and sealed at your kitchen table.</h1>
      <p>A commissioned notary comes to your home, office or hospital room, with everything that is needed. Most visits are the same day.</p>
      <p class="actions">
        <a class="button" href="#visits">See visits and prices</a>
        <button type="button" class="button plain" data-deskbell-open>Ask a question</button>
      </p>
    </div>
    <img src="/demo/harbor.svg" alt="A harbor at dusk with a lighthouse" width="560" height="420">
  </section>
  <ul class="facts">
    <li><b>4,200</b> visits since 2016</li>
    <li><b>52 min</b> median time to your door</li>
    <li><b>7 days</b> a week, until 18:00</li>
  </ul>
  <section id="visits">
    <h2>Visits and prices</h2>
    <div class="cards">
      <article><h3>One document</h3><p class="price">$65 <deskbell-tooltip content="Journal, seal and travel within ten miles are included. Each further signature is $5."></deskbell-tooltip></p><p>A power of attorney, an affidavit, a title. Up to three signatures, travel within ten miles included.</p></article>
      <article><h3>Loan signing</h3><p class="price">$150 <deskbell-tooltip content="Printing, copies and the courier are included, however many pages there are."></deskbell-tooltip></p><p>The whole package, printed and brought along, with copies for you and the originals couriered the same evening.</p></article>
      <article><h3>Hospital or care home</h3><p class="price">$95</p><p>We call the ward first, bring two witnesses if they are needed, and take the time it takes.</p></article>
    </div>
  </section>
  <section id="how">
    <h2>How it works</h2>
    <ol class="steps">
      <li><b>Tell us what needs signing.</b> A photo of the first page is enough for us to say what you need at hand.</li>
      <li><b>Choose a time.</b> You will see when your notary sets off and when they will be with you.</li>
      <li><b>Sign.</b> Have a government-issued ID ready. We bring the journal, the seal and a good pen.</li>
    </ol>
  </section>
  <section id="questions">
    <h2>Often asked</h2>
    <details><summary>Which identification do you accept?</summary><p>A current passport, driver’s license or state ID. If yours has expired, ask us: a credible witness is sometimes possible.</p></details>
    <details><summary>Can you print for me?</summary><p>Yes. Send us the file before we set off; the first twenty pages are included.</p></details>
    <details><summary>What if I have to move the visit?</summary><p>Moving or cancelling is free until your notary is on the way.</p></details>
  </section>
</main>
<footer><p>Harbor Mobile Notary does not exist. It stands here so that you can see Deskbell on a page.</p></footer>
<script async src="/v1/deskbell.js" data-workspace="${workspaceKey}"></script>
<script type="module" src="/v1/elements.js"></script>
</body>
</html>
`
}

/** A page whose own styles do their worst to whatever is put on it. Tests open it. */
export function hostilePage(workspaceKey: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page with hostile styles</title>
<link rel="icon" href="/demo/mark.svg">
<link rel="stylesheet" href="/demo/hostile.css">
</head>
<body>
<main><h1>A page with hostile styles</h1><p>Every element is unset, and the root font is 62.5%.</p></main>
<script async src="/v1/deskbell.js" data-workspace="${workspaceKey}"></script>
</body>
</html>
`
}
