export interface HelpSearchEvents {
  'help_url_rules.saved': { count: number }
}
