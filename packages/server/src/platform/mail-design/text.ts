import type { Block, MailContent, MailLook } from './content.ts'

/**
 * A mail as plain text that reads well by itself. Written from the same content as the HTML, so that neither
 * says what the other does not.
 */
export function textOfMail(content: MailContent, { name }: Pick<MailLook, 'name'>): string {
  const { band, badges, button, hint, footer } = content
  const above = [band?.text, ...badges.map(({ text }) => text)].filter((text) => text !== undefined)
  return [
    content.replyMarker ?? '',
    content.heading,
    above.join(' · '),
    ...content.blocks.map(textOfBlock),
    button ? `${button.text}:\n${button.url}` : '',
    hint ?? '',
    // Two dashes and a space: programs know what follows for a signature.
    ['-- ', name, ...footer.lines].join('\n'),
    footer.preferences ? `${footer.preferences.text}:\n${footer.preferences.url}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function textOfBlock(block: Block): string {
  switch (block.t) {
    case 'text':
      return block.lines.join('\n')
    case 'quote':
      return [...titled(block.title), ...block.lines].join('\n')
    case 'list': {
      const items = block.items.map(({ title, lines }) =>
        [`- ${title}`, ...lines.map((line) => `  ${line}`)].join('\n'),
      )
      return [...titled(block.title), ...items].join('\n')
    }
    case 'details':
      return block.rows.map(({ label, value }) => `${label}: ${value}`).join('\n')
    case 'link':
      return `${block.text}:\n${block.url}`
  }
}

function titled(title: string | null): string[] {
  return title === null ? [] : [`${title}:`]
}
