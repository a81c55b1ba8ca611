/** How serious something is meant; always with words beside. */
export type Tone = 'neutral' | 'good' | 'notice' | 'bad'

export interface Badge {
  readonly text: string
  readonly tone: Tone
}

/** What presses: 1 is worth knowing, 3 is now. */
export interface Band {
  readonly text: string
  readonly level: 1 | 2 | 3
  /** That something is wrong, rather than near. */
  readonly isBad?: boolean
}

export interface ListItem {
  readonly title: string
  readonly lines: readonly string[]
}

/** `check`: to be done; `steps`: one after the other; `files`: by their names; `items`: things that each have a title. */
export type ListLook = 'check' | 'steps' | 'files' | 'items'

export type Block =
  /** `isTheirs`: somebody else's words, in whatever language. */
  | { readonly t: 'text'; readonly lines: readonly string[]; readonly isTheirs?: boolean }
  /** What somebody wrote, or what is to be noted. */
  | { readonly t: 'quote'; readonly title: string | null; readonly lines: readonly string[] }
  | {
      readonly t: 'list'
      readonly look: ListLook
      readonly title: string | null
      readonly items: readonly ListItem[]
    }
  | { readonly t: 'details'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly t: 'link'; readonly text: string; readonly url: string }

/** One mail as what it says: drawn as HTML and written as text from the same. Every string is plain text. */
export interface MailContent {
  /** BCP 47. */
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  readonly subject: string
  /** What mail programs show beside the subject. */
  readonly preheader: string
  /** Above everything else; what comes below it in an answer is not kept. */
  readonly replyMarker: string | null
  readonly band: Band | null
  readonly heading: string
  readonly badges: readonly Badge[]
  readonly blocks: readonly Block[]
  /** Goes to an http or https address. */
  readonly button: { readonly text: string; readonly url: string } | null
  /** Under the button, such as that the mail may be answered. */
  readonly hint: string | null
  readonly footer: {
    readonly lines: readonly string[]
    readonly preferences: { readonly text: string; readonly url: string } | null
  }
}

/** How a workspace's mails look. */
export interface MailLook {
  readonly name: string
  /** `#rrggbb`, or null for the default. */
  readonly color: string | null
  /** An https address. */
  readonly logoUrl: string | null
}
