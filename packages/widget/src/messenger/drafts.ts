const PREFIX = 'deskbell:draft:'
const drafts = new Map<string, string>()

/** What was typed and not sent in a conversation; `new` stands for one that does not exist yet. */
export function recallDraft(thread: string): string {
  try {
    return drafts.get(thread) ?? sessionStorage.getItem(PREFIX + thread) ?? ''
  } catch {
    return ''
  }
}

/** Keeps a draft for this tab, across pages if the visitor's consent allows. */
export function keepDraft(thread: string, text: string, mayStore: boolean): void {
  drafts.set(thread, text)
  try {
    if (text && mayStore) sessionStorage.setItem(PREFIX + thread, text)
    else sessionStorage.removeItem(PREFIX + thread)
  } catch {
    // The draft lives as long as the page.
  }
}

/** Forgets every draft, when the session ends. */
export function forgetDrafts(): void {
  for (const thread of drafts.keys()) keepDraft(thread, '', false)
  drafts.clear()
}
