import type { ComponentChildren } from 'preact'

const LINK = /https?:\/\/[^\s<>"']+/g

/** A message's text with its web addresses as links; everything else stays text. */
export function linkify(text: string): ComponentChildren[] {
  const parts: ComponentChildren[] = []
  let end = 0
  for (const match of text.matchAll(LINK)) {
    const address = match[0].replace(/[.,;:!?)\]]+$/, '')
    if (!URL.canParse(address)) continue
    parts.push(text.slice(end, match.index))
    parts.push(
      <a href={address} target="_blank" rel="noopener noreferrer nofollow">
        {address}
      </a>,
    )
    end = match.index + address.length
  }
  parts.push(text.slice(end))
  return parts
}
