export interface AttachmentEvents {
  'attachment.ready': { name: string; type: string; size: number }
  'attachment.refused': { name: string; size: number; refusal: string }
  'attachment.cancelled': { name: string; size: number }
}
