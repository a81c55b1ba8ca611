// Draws the mail that the console sends here. The page has no origin, and its policy lets nothing run but this
// file: what a parser makes of a mail is never executed, and its handlers and script addresses are refused.
addEventListener('message', (event) => {
  if (event.source !== parent || typeof event.data?.html !== 'string') return
  const mail = new DOMParser().parseFromString(event.data.html, 'text/html')
  for (const script of mail.querySelectorAll('script, iframe, object, embed, base, meta[http-equiv]')) script.remove()
  // A link in a mail opens beside the console, as it would beside a mail program.
  const base = mail.createElement('base')
  base.target = '_blank'
  mail.head.prepend(base)
  document.documentElement.replaceWith(document.adoptNode(mail.documentElement))
})
parent.postMessage('ready', '*')
