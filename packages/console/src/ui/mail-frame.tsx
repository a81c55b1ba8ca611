import { useEffect, useRef } from 'preact/hooks'
import { BASE } from '../app/routes.ts'

interface Props {
  /** What the frame shows, to screen readers. */
  title: string
  /** A whole document, as it would be mailed. */
  html: string
  class?: string
}

/**
 * A mail as its reader would see it. Its styles need leave that the console's own policy does not give, and `srcdoc`
 * would inherit that policy: so a page of its own draws it, without an origin, under a policy that runs nothing else.
 */
export function MailFrame({ title, html, class: extra = '' }: Props) {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    const send = () => frame.current?.contentWindow?.postMessage({ html }, '*')
    const onMessage = (event: MessageEvent) => {
      if (event.source === frame.current?.contentWindow && event.data === 'ready') send()
    }
    addEventListener('message', onMessage)
    // Where the frame is there already, another mail takes the place of the one before.
    send()
    return () => removeEventListener('message', onMessage)
  }, [html])
  return (
    <iframe
      ref={frame}
      class={`mail-frame ${extra}`}
      title={title}
      src={`${BASE}mail-frame.html`}
      sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
      referrerpolicy="no-referrer"
    />
  )
}
