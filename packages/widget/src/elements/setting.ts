import { pageLocale, type SupportedLocale } from '../loader/words.ts'

/** Where elements read from, unless an element says otherwise by its own attributes. */
export interface ElementDefaults {
  /** Origin of the service, such as `https://desk.example.com`. */
  readonly url: string
  /** The workspace's public key; that of a widget's script tag on the page where none is given. */
  readonly workspace?: string
}

/** What one element works with. */
export interface Setting {
  readonly url: string
  readonly workspace: string
  readonly locale: SupportedLocale
  readonly accent: string | null
}

let defaults: ElementDefaults | undefined

export function setDefaults(given: ElementDefaults): void {
  defaults = given
}

/**
 * The setting of an element: its own attributes, then what `defineElements` was given, then the
 * script tag of the widget on the same page.
 */
export function settingOf(element: Element): Setting {
  const tag = document.querySelector<HTMLScriptElement>('script[data-workspace]')
  const attribute = (name: string): string | undefined => element.getAttribute(name) ?? undefined
  const lang = element.closest('[lang]')?.getAttribute('lang') ?? undefined
  const url = attribute('url') ?? defaults?.url ?? (tag ? new URL(tag.src).origin : location.origin)
  return {
    url: url.replace(/\/+$/, ''),
    workspace: attribute('workspace') ?? defaults?.workspace ?? tag?.dataset.workspace ?? '',
    locale: pageLocale(attribute('locale') ?? tag?.dataset.locale ?? lang),
    accent: attribute('accent') ?? tag?.dataset.accent ?? null,
  }
}

/**
 * The page of an article, for whoever cannot or does not want to read it here. The key says whose
 * help centre; a service with one workspace leads on to the short address.
 */
export function articlePage({ url, workspace }: Pick<Setting, 'url' | 'workspace'>, slug: string): string {
  return `${url}${workspace && `/w/${workspace}`}/help/articles/${encodeURIComponent(slug)}`
}
