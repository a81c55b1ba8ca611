export type { Badge, Band, Block, ListItem, ListLook, MailContent, MailLook, Tone } from './content.ts'
export { htmlOfMail } from './mail.tsx'
export { textOfMail } from './text.ts'
