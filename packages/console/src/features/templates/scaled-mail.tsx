import { useEffect, useRef } from 'preact/hooks'
import { MailFrame } from '../../ui/mail-frame.tsx'

interface Props {
  title: string
  html: string
  /** As wide as the mail is drawn, and as high as it is shown; px. */
  width: number
  height: number
}

/** A mail drawn in a width of its own, and shown smaller where there is less room. */
export function ScaledMail({ title, html, width, height }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const fit = () => {
      const scale = Math.min(1, element.clientWidth / width)
      element.style.setProperty('--natural-width', `${width}px`)
      element.style.setProperty('--natural-height', `${height}px`)
      element.style.setProperty('--scale', String(scale))
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    return () => observer.disconnect()
  }, [width, height])
  return (
    <div class="scaled-mail" ref={box}>
      <MailFrame title={title} html={html} />
    </div>
  )
}
