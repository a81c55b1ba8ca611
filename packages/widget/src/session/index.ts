/** What the loader needs before anybody has opened the panel: a session, and the unread count. */
export { createClient, memoryStorage } from '@deskbell/sdk'
