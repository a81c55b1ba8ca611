export interface HelpInsightsEvents {
  'help_article.rated': { locale: string; helpful: boolean; hasComment: boolean }
}
