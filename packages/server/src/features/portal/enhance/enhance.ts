/**
 * What pages gain from scripts; without them they lack nothing. It is sent to browsers as it stands
 * here, so it uses nothing from outside: suggestions while typing, ticks that stay, votes without a
 * reload, videos on the page. Nothing is stored before the reader ticks or votes.
 */
export function enhance(): void {
  const ticksKey = (guide: HTMLElement) => `deskbell:steps:${guide.dataset.article}`

  function read(key: string): string | null {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }

  function keep(key: string, value: string): void {
    try {
      localStorage.setItem(key, value)
    } catch {
      // A browser that stores nothing still works until the page is left.
    }
  }

  for (const guide of document.querySelectorAll<HTMLElement>('.a-guide')) {
    const boxes = [...guide.querySelectorAll<HTMLInputElement>('.a-tick')]
    const ticked = (read(ticksKey(guide)) ?? '').split(' ')
    for (const box of boxes) box.checked ||= ticked.includes(box.value)
    guide.addEventListener('change', () => {
      const all = [...document.querySelectorAll<HTMLInputElement>('.a-tick:checked')]
      keep(ticksKey(guide), all.map((box) => box.value).join(' '))
    })
  }

  document.addEventListener('submit', async (event) => {
    const form = event.target as HTMLFormElement
    if (form.method !== 'post' || !form.dataset.then) return
    event.preventDefault()
    const body = new URLSearchParams(new FormData(form, event.submitter) as unknown as Record<string, string>)
    const reader = read('deskbell:reader') ?? crypto.randomUUID()
    body.set('clientId', reader)
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => null)
    // The browser itself sends what could not be sent here, and shows what is wrong with it.
    if (answer?.type !== 'opaqueredirect') return submitPlainly(form, event.submitter)
    keep('deskbell:reader', reader)
    const thanks = document.getElementById(form.dataset.then ?? '') as HTMLTemplateElement | null
    const next = thanks?.content.cloneNode(true) as DocumentFragment
    const voted = next.querySelector<HTMLInputElement>('[name=helpful]')
    if (voted) voted.value = body.get('helpful') ?? ''
    const said = next.querySelector<HTMLElement>('[role=status]')
    for (const label of next.querySelectorAll<HTMLElement>('[data-for]')) {
      if (label.dataset.for !== body.get('helpful')) label.remove()
    }
    form.replaceWith(next)
    said?.focus()
  })

  document.addEventListener('click', (event) => {
    const play = (event.target as Element).closest<HTMLAnchorElement>('a[data-embed]')
    if (!play || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    const frame = document.createElement('iframe')
    frame.title = play.textContent ?? ''
    frame.allow = 'autoplay; fullscreen; picture-in-picture'
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-presentation')
    frame.src = play.dataset.embed ?? ''
    play.replaceWith(frame)
    frame.focus()
  })

  function submitPlainly(form: HTMLFormElement, button: HTMLElement | null): void {
    const { name, value } = (button ?? {}) as HTMLButtonElement
    if (name) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
    form.submit()
  }

  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-suggest]')) {
    const box = form.querySelector('input') as HTMLInputElement
    const list = Object.assign(document.createElement('div'), { className: 'found', hidden: true })
    list.setAttribute('role', 'group')
    list.setAttribute('aria-label', form.dataset.label ?? '')
    box.after(list)
    let asking = new AbortController()
    const links = () => [...list.querySelectorAll('a')]

    box.addEventListener('input', async () => {
      // An answer to what was typed before never comes over a newer one.
      asking.abort()
      asking = new AbortController()
      const { signal } = asking
      const query = box.value.trim()
      if (query.length < 2) {
        list.hidden = true
        return
      }
      try {
        await new Promise((done) => setTimeout(done, 120))
        if (signal.aborted) return
        const answer = await fetch(`${form.dataset.suggest}&q=${encodeURIComponent(query)}`, { signal })
        const { items } = (await answer.json()) as {
          items?: { article: { slug: string; locale: string }; title: { text: string; hit: boolean }[] }[]
        }
        list.replaceChildren(
          ...(items ?? []).map(({ article, title }) => {
            const link = Object.assign(document.createElement('a'), {
              href: form.dataset.articles + article.slug,
              lang: article.locale,
              dir: 'auto',
            })
            const pieces = title.map(({ text, hit }) =>
              hit ? Object.assign(document.createElement('mark'), { textContent: text }) : text,
            )
            link.append(...pieces)
            return link
          }),
        )
        list.hidden = !items?.length || !form.contains(document.activeElement)
      } catch {
        // Searching goes on by itself with the button.
      }
    })

    form.addEventListener('keydown', (event) => {
      const all: HTMLElement[] = [box, ...links()]
      const at = all.indexOf(document.activeElement as HTMLElement)
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (event.key === 'Escape' && !list.hidden) {
        event.preventDefault()
        list.hidden = true
        box.focus()
      } else if (step && !list.hidden && at >= 0) {
        event.preventDefault()
        all[(at + step + all.length) % all.length]?.focus()
      }
    })
    form.addEventListener('focusout', ({ relatedTarget }) => {
      if (!form.contains(relatedTarget as Node | null)) list.hidden = true
    })
  }
}
