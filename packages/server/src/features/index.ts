import { agents } from './agents/index.ts'
import { conversations } from './conversations/index.ts'
import { customers } from './customers/index.ts'
import { demo } from './demo/index.ts'
import { failedJobs } from './failed-jobs/index.ts'
import type { Feature } from './feature.ts'
import { help } from './help/index.ts'
import { helpInsights } from './help-insights/index.ts'
import { helpSearch } from './help-search/index.ts'
import { portal } from './portal/index.ts'
import { realtime } from './realtime/index.ts'
import { visitors } from './visitors/index.ts'
import { workspaces } from './workspaces/index.ts'

/** Every feature, one line each. */
export const features: readonly Feature[] = [
  workspaces,
  agents,
  visitors,
  customers,
  conversations,
  realtime,
  failedJobs,
  help,
  helpSearch,
  helpInsights,
  portal,
  demo,
]
