import type { Feature } from '../feature.ts'
import { mountFailedJobs } from './routes.ts'

export const failedJobs: Feature = { name: 'failed-jobs', mount: mountFailedJobs }
