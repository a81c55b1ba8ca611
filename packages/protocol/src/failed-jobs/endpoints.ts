import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { id } from '../core/ids.ts'
import { FailedJobCounts, FailedJobPage, ListFailedJobs, RetriedJobs, RetryFailedJobs } from './schemas.ts'

const params = v.object({ jobId: id('job') })

export const failedJobEndpoints = {
  listFailedJobs: endpoint({
    id: 'listFailedJobs',
    method: 'GET',
    path: '/v1/failed-jobs',
    callers: ['admin'],
    summary: 'Work that failed on its last try, the latest first',
    query: ListFailedJobs,
    result: FailedJobPage,
  }),
  countFailedJobs: endpoint({
    id: 'countFailedJobs',
    method: 'GET',
    path: '/v1/failed-jobs/counts',
    callers: ['admin'],
    summary: 'How many jobs failed, in all and of each kind',
    result: FailedJobCounts,
  }),
  retryFailedJobs: endpoint({
    id: 'retryFailedJobs',
    method: 'POST',
    path: '/v1/failed-job-retries',
    callers: ['admin'],
    summary: 'Try all failed jobs of one kind again, the oldest thousand at most',
    body: RetryFailedJobs,
    result: RetriedJobs,
  }),
  retryFailedJob: endpoint({
    id: 'retryFailedJob',
    method: 'POST',
    path: '/v1/failed-jobs/:jobId/retry',
    callers: ['admin'],
    summary: 'Try one failed job again, with all its tries',
    params,
  }),
  discardFailedJob: endpoint({
    id: 'discardFailedJob',
    method: 'DELETE',
    path: '/v1/failed-jobs/:jobId',
    callers: ['admin'],
    summary: 'Discard one failed job for good; what it was to do is not done',
    params,
  }),
}
