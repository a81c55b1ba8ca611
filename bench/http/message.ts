/** The message that every sender of the bench writes. */
export const MESSAGE = {
  type: 'text',
  text: 'Hello, the confirmation says Tuesday but I asked for Thursday. Could you move it, please?',
} as const
