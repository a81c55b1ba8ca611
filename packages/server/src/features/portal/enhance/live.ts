/**
 * Keeps a page about something that is under way as it stands: asks for the page again every 30 s while somebody looks
 * at it, and puts what has changed in the place of what was there. It is sent to browsers as it stands here. What is
 * being typed stays, and nothing moves: the parts that change keep their size.
 */
export function live(): void {
  const EVERY = 30_000
  let asked = Date.now()

  function look(): void {
    asked = Date.now()
    const request = new XMLHttpRequest()
    // A document that is asked for so runs no scripts.
    request.responseType = 'document'
    request.open('GET', location.pathname)
    request.onload = () => {
      // The link has ended: what stands here is nobody's to see any more.
      if (request.status === 410) location.reload()
      if (request.status === 200 && request.responseXML) swap(request.responseXML)
    }
    request.send()
  }

  function swap(fresh: Document): void {
    document.title = fresh.title
    for (const part of document.querySelectorAll('[data-live]')) {
      const next = fresh.getElementById(part.id)
      if (!next || next.isEqualNode(part)) continue
      const opened = part.querySelector('details')?.open ?? false
      part.className = next.className
      part.replaceChildren(...next.childNodes)
      const details = part.querySelector('details')
      if (details) details.open = opened
    }
  }

  setInterval(() => {
    if (!document.hidden) look()
  }, EVERY)
  // Whoever comes back after a while sees at once how it stands.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && Date.now() - asked > EVERY) look()
  })
}
