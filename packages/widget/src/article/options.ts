/** Words for what a drawing itself says. */
export interface ArticleWords {
  readonly note: string
  readonly tip: string
  readonly important: string
  readonly warning: string
  readonly caution: string
  readonly playVideo: string
  readonly download: string
  readonly stepsDone: (done: number, of: number) => string
}

/** The ticked steps of the article that is drawn, by their ids. */
export interface StepTicks {
  isTicked(id: string): boolean
  tick(id: string, on: boolean): void
}

export interface DrawOptions {
  /** Origin of the service: paths such as /help/files/… are relative to it. */
  readonly origin: string
  readonly words: ArticleWords
  /** A link to another article was followed; absent: it is an ordinary link to the portal. */
  readonly onArticle?: (slug: string) => void
  /** The page of an article; absent: the path that the link names, which is right where a service has one workspace. */
  readonly articleHref?: (slug: string) => string
  /** Ticked steps; absent: steps are a plain numbered list. */
  readonly steps?: StepTicks
  /** Added to the level of each heading, where the article's title is not the page's first heading. Default 0. */
  readonly headingOffset?: number
}
