/** How well an article answers: 3 it is the answer, 2 it has much of it, 1 it is worth a look. */
export type Grade = 1 | 2 | 3

export interface Question {
  readonly text: string
  /** `en` unless said. */
  readonly locale?: string
  /** Articles by slug; all others have 0. */
  readonly relevant: Readonly<Record<string, Grade>>
}

const ar = (text: string, relevant: Question['relevant']): Question => ({ text, locale: 'ar', relevant })
const q = (text: string, relevant: Question['relevant']): Question => ({ text, relevant })

/**
 * Questions to our own documentation as people ask them: in their words rather than ours, with
 * slips of the keyboard, unfinished, in another grammatical form, and some in Arabic. Judged by hand
 * before any ranking had answered them. Those at even places were there to tune the ranking on;
 * those at odd places were not looked at for that.
 */
export const QUESTIONS: readonly Question[] = [
  // Beginning
  q('what is deskbell', { 'what-is-deskbell': 3, 'words-we-use': 1 }),
  q('what does this product do', { 'what-is-deskbell': 3 }),
  q('how to start the server', { 'start-deskbell': 3, 'command-line': 2, 'settings-of-the-service': 1 }),
  q('installation on my own machine', { 'start-deskbell': 3, 'can-i-host-it-myself': 3 }),
  q('demo data', { 'try-the-demo': 3, 'start-deskbell': 1 }),
  q('trying it out with sample conversations', { 'try-the-demo': 3 }),
  q('put the chat on my website', { 'add-the-widget-to-your-site': 3, 'script-tag': 2, 'install-from-npm': 1 }),
  q('embeding the widget', { 'add-the-widget-to-your-site': 3, 'script-tag': 3, 'install-from-npm': 2 }),
  q('replying to a customer', {
    'answer-your-first-message': 3,
    'first-steps-in-the-console': 2,
    'assign-and-close': 1,
  }),
  q('first mesage', { 'answer-your-first-message': 3 }),
  q('glossary', { 'words-we-use': 3 }),
  q('difference between visitor and customer', {
    'words-we-use': 2,
    'who-is-a-visitor': 3,
    'identify-your-customers': 1,
  }),
  q('add a colleague', { 'invite-your-team': 3, 'roles-and-permissions': 2 }),
  q('inviting team members', { 'invite-your-team': 3, 'roles-and-permissions': 1 }),
  q('agents dashboard overview', { 'first-steps-in-the-console': 3 }),

  // Installing
  q('javascript snippet', { 'script-tag': 3, 'add-the-widget-to-your-site': 2 }),
  q('npm package', { 'install-from-npm': 3, 'headless-sdk': 2, 'pin-a-version': 1 }),
  q('build my own chat interface', { 'headless-sdk': 3 }),
  q('use the sdk without the widget', { 'headless-sdk': 3, 'install-from-npm': 1 }),
  q('react router page changes', { 'single-page-apps': 3 }),
  q('SPA navigation', { 'single-page-apps': 3 }),
  q('CSP', { 'content-security-policy': 3 }),
  q('refused to load the script because it violates the following content security policy directive', {
    'content-security-policy': 3,
    'script-tag': 1,
  }),
  q('cors error', { 'allowed-origins': 3, 'errors-of-the-api': 1 }),
  q('which domains may use the widget', { 'allowed-origins': 3 }),
  q('origin not alowed', { 'allowed-origins': 3, 'errors-of-the-api': 1 }),
  q('lock to a specific release', { 'pin-a-version': 3 }),
  q('pinning versions with subresource integrity', { 'pin-a-version': 3 }),
  q('custom launcher button', { 'open-from-your-own-button': 3 }),
  q('hide the launcher and open chat from a link', { 'open-from-your-own-button': 3, 'script-tag': 1 }),

  // Customers and privacy
  q('anonymous users', { 'who-is-a-visitor': 3, 'identify-your-customers': 1 }),
  q('log in users with jwt', { 'identify-your-customers': 3, 'identity-keys': 3 }),
  q('identfy users', { 'identify-your-customers': 3, 'identity-keys': 2, 'who-is-a-visitor': 1 }),
  q('rotate the secret key', { 'identity-keys': 3, 'identify-your-customers': 1 }),
  q('local storage', { 'what-is-kept-in-the-browser': 3, 'does-deskbell-set-cookies': 2 }),
  q('gdpr', { 'ask-for-consent': 3, 'what-is-kept-in-the-browser': 2, 'does-deskbell-set-cookies': 2 }),
  q('cookie banner', { 'ask-for-consent': 3, 'does-deskbell-set-cookies': 3, 'what-is-kept-in-the-browser': 2 }),
  q('do you use cookies', { 'does-deskbell-set-cookies': 3, 'what-is-kept-in-the-browser': 2 }),
  q('sign out', { 'log-out-and-shut-down': 3 }),
  q('remove the widget when the user logs out', { 'log-out-and-shut-down': 3, 'single-page-apps': 1 }),
  q('shared computer next user sees old conversations', {
    'log-out-and-shut-down': 3,
    'can-visitors-see-each-other': 2,
    'who-is-a-visitor': 1,
  }),

  // Messaging
  q('message not sent', { 'unsent-messages': 3, 'do-messages-get-lost': 2, 'when-the-network-is-bad': 2 }),
  q('resend failed message', { 'unsent-messages': 3, 'when-the-network-is-bad': 1, 'do-messages-get-lost': 1 }),
  q('are messages lost when the server restarts', {
    'do-messages-get-lost': 3,
    'unsent-messages': 1,
    'when-the-network-is-bad': 1,
  }),
  q('typing indicator', { 'typing-presence-and-read-marks': 3 }),
  q('read receipts', { 'typing-presence-and-read-marks': 3 }),
  q('offline', { 'when-the-network-is-bad': 3, 'unsent-messages': 2 }),
  q('slow connection', { 'when-the-network-is-bad': 3, 'unsent-messages': 1 }),
  q('opening hours', { 'office-hours-and-reply-times': 3 }),
  q('buisness hours', { 'office-hours-and-reply-times': 3 }),
  q('expected response time', { 'office-hours-and-reply-times': 3 }),
  q('close a conversation', { 'assign-and-close': 3, 'how-conversations-work': 2 }),
  q('reopening closed conversations', { 'assign-and-close': 3, 'how-conversations-work': 2 }),
  q('hand over a chat to another agent', { 'assign-and-close': 3 }),
  q('hotkeys', { 'keyboard-shortcuts': 3 }),
  q('keybord shortcut', { 'keyboard-shortcuts': 3 }),
  q('thread history', { 'how-conversations-work': 3 }),

  // Look and language
  q('change the color', { 'brand-colour': 3, 'light-dark-and-position': 2 }),
  q('brand colors', { 'brand-colour': 3 }),
  q('dark mode', { 'light-dark-and-position': 3, 'brand-colour': 1 }),
  q('darkmode', { 'light-dark-and-position': 3, 'brand-colour': 1 }),
  q('move the button to the left side', { 'light-dark-and-position': 3, 'open-from-your-own-button': 1 }),
  q('translate the widget', { languages: 3, 'translate-an-article': 1 }),
  q('right to left', { languages: 3, 'translate-an-article': 1 }),
  q('screen reader', { accessibility: 3, 'keyboard-shortcuts': 1 }),
  q('wcag', { accessibility: 3 }),
  q('a11y', { accessibility: 3 }),

  // Help centre
  q('create a help article', { 'write-an-article': 3, 'review-and-publish': 2, 'markdown-for-articles': 2 }),
  q('writing faq', { 'write-an-article': 3, 'markdown-for-articles': 1 }),
  q('how do i add a video to an article', {
    'markdown-for-articles': 3,
    'write-an-article': 2,
    'what-content-can-do': 1,
  }),
  q('formatting tables and callouts', { 'markdown-for-articles': 3 }),
  q('approve a draft', { 'review-and-publish': 3, 'write-an-article': 1 }),
  q('publishing workflow', { 'review-and-publish': 3, 'write-an-article': 1 }),
  q('restore an older version', { 'review-and-publish': 3, 'backup-and-restore': 1, 'write-an-article': 1 }),
  q('articles in several languages', { 'translate-an-article': 3, languages: 1 }),
  q('translateing articles', { 'translate-an-article': 3, languages: 1 }),
  q('show different help on different pages', { 'articles-for-a-page': 3 }),
  q('url rules', { 'articles-for-a-page': 3 }),
  q('why is my article not found by search', { 'how-search-works': 3, 'review-and-publish': 1 }),
  q('search ranking synonyms', { 'how-search-works': 3 }),
  q('keep help in git', { 'import-and-export-articles': 3 }),
  q('import markdown files', { 'import-and-export-articles': 3, 'markdown-for-articles': 1, 'command-line': 1 }),
  q('tooltip', { 'articles-and-tooltips-on-your-pages': 3 }),
  q('embed an article in my page', { 'articles-and-tooltips-on-your-pages': 3 }),
  q('help analytics', { 'what-readers-look-for': 3 }),
  q('searches without results', { 'what-readers-look-for': 3, 'how-search-works': 1 }),

  // Operating
  q('environment variables', { 'settings-of-the-service': 3, 'start-deskbell': 1, 'command-line': 1 }),
  q('change the port', { 'settings-of-the-service': 3, 'start-deskbell': 1 }),
  q('smtp mail server configuration', { 'settings-of-the-service': 3 }),
  q('which database', { 'sqlite-or-postgresql': 3, 'settings-of-the-service': 1 }),
  q('switch to postgres', { 'sqlite-or-postgresql': 3, 'several-nodes': 1, 'settings-of-the-service': 1 }),
  q('horizontal scaling', { 'several-nodes': 3, 'sqlite-or-postgresql': 2, 'rooms-on-partykit': 1 }),
  q('load balancer', { 'several-nodes': 3 }),
  q('cloudflare', { 'rooms-on-partykit': 3 }),
  q('deploy realtime rooms at the edge', { 'rooms-on-partykit': 3, 'several-nodes': 1 }),
  q('backup', { 'backup-and-restore': 3 }),
  q('restoring a backp', { 'backup-and-restore': 3 }),
  q('prometheus', { 'health-and-metrics': 3 }),
  q('monitoring and readiness probe', { 'health-and-metrics': 3 }),
  q('dead letters', { 'jobs-that-failed': 3 }),
  q('retry failed jobs', { 'jobs-that-failed': 3 }),
  q('cli commands', { 'command-line': 3, 'start-deskbell': 1 }),

  // API and security
  q('rest api reference', { 'api-overview': 3, 'errors-of-the-api': 1, 'rate-limits': 1 }),
  q('error codes', { 'errors-of-the-api': 3, 'api-overview': 1 }),
  q('429 too many requests', { 'rate-limits': 3, 'errors-of-the-api': 2 }),
  q('throttling', { 'rate-limits': 3 }),
  q('who may do what', { 'roles-and-permissions': 3 }),
  q('admin permisions', { 'roles-and-permissions': 3, 'invite-your-team': 1 }),
  q('tenant isolation', { 'how-data-is-kept-apart': 3, 'can-visitors-see-each-other': 2 }),
  q('can other people see my chat', { 'can-visitors-see-each-other': 3, 'how-data-is-kept-apart': 2 }),
  q('xss', { 'what-content-can-do': 3, 'content-security-policy': 2 }),
  q('html in articles', { 'what-content-can-do': 3, 'markdown-for-articles': 3 }),

  // Frequent questions
  q('page speed bundle size', { 'how-large-is-the-widget': 3 }),
  q('how many kilobytes', { 'how-large-is-the-widget': 3 }),
  q('self hosting', { 'can-i-host-it-myself': 3, 'start-deskbell': 2, 'what-is-deskbell': 1 }),
  q('on-premise', { 'can-i-host-it-myself': 3 }),
  q('supported browsers', { 'which-browsers-work': 3 }),
  q('does it work in safari', { 'which-browsers-work': 3 }),

  // As they are typed
  q('keyb', { 'keyboard-shortcuts': 3 }),
  q('conse', { 'ask-for-consent': 3 }),
  q('post', { 'sqlite-or-postgresql': 3 }),
  q('invi', { 'invite-your-team': 3 }),
  q('rate li', { 'rate-limits': 3 }),
  q('tooltips on pa', { 'articles-and-tooltips-on-your-pages': 3 }),

  // Arabic
  ar('ما هو ديسكبل', { 'what-is-deskbell': 3 }),
  ar('كيف أشغل الخادم', { 'start-deskbell': 3 }),
  ar('إضافة الأداة إلى موقعي', { 'add-the-widget-to-your-site': 3 }),
  ar('اضافه الويدجت للموقع', { 'add-the-widget-to-your-site': 3 }),
  ar('تعريف العملاء', { 'identify-your-customers': 3 }),
  ar('كتابة مقالة', { 'write-an-article': 3 }),
  ar('المقالات', { 'write-an-article': 3 }),
  ar('رسالة لم ترسل', { 'unsent-messages': 3 }),
  ar('ملفات تعريف الارتباط', { 'does-deskbell-set-cookies': 3 }),
  ar('الاستضافة الذاتية', { 'can-i-host-it-myself': 3, 'start-deskbell': 1 }),
]
