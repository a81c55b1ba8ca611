import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { id } from '../core/ids.ts'
import {
  ArticleFeedbackPage,
  GiveArticleFeedback,
  HelpInsights,
  ListArticleFeedback,
  ReadInsights,
  ReportHelpActivity,
} from './schemas.ts'

export const helpInsightsEndpoints = {
  giveArticleFeedback: endpoint({
    id: 'giveArticleFeedback',
    method: 'POST',
    path: '/v1/help/articles/:articleId/feedback',
    callers: ['public'],
    summary: 'Say whether an article helped, and why',
    params: v.object({ articleId: id('article') }),
    body: GiveArticleFeedback,
  }),
  reportHelpActivity: endpoint({
    id: 'reportHelpActivity',
    method: 'POST',
    path: '/v1/help/activity',
    callers: ['public'],
    summary: 'What a reader searched and read, so that editors know what is missing',
    body: ReportHelpActivity,
    status: 202,
  }),
  getHelpInsights: endpoint({
    id: 'getHelpInsights',
    method: 'GET',
    path: '/v1/help-center/insights',
    callers: ['agent'],
    summary: 'How the help centre does: views, votes, searches and what they did not find',
    query: ReadInsights,
    result: HelpInsights,
  }),
  listArticleFeedback: endpoint({
    id: 'listArticleFeedback',
    method: 'GET',
    path: '/v1/help-center/articles/:articleId/feedback',
    callers: ['agent'],
    summary: 'What readers said of an article, newest first',
    params: v.object({ articleId: id('article') }),
    query: ListArticleFeedback,
    result: ArticleFeedbackPage,
  }),
}
