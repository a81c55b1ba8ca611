import { endpoint } from '../core/endpoint.ts'
import {
  SaveUrlRules,
  SearchHelp,
  SearchResult,
  SuggestedHelp,
  SuggestHelp,
  TestedUrlRules,
  TestUrlRules,
  UrlRules,
} from './schemas.ts'

export const helpSearchEndpoints = {
  searchHelp: endpoint({
    id: 'searchHelp',
    method: 'GET',
    path: '/v1/help/search',
    callers: ['public', 'agent'],
    summary: 'Search published articles; each key may ask anew',
    query: SearchHelp,
    result: SearchResult,
  }),
  suggestHelp: endpoint({
    id: 'suggestHelp',
    method: 'GET',
    path: '/v1/help/suggestions',
    callers: ['public', 'agent'],
    summary: 'Articles for the page somebody looks at',
    query: SuggestHelp,
    result: SuggestedHelp,
  }),
  getUrlRules: endpoint({
    id: 'getUrlRules',
    method: 'GET',
    path: '/v1/help-center/url-rules',
    callers: ['agent'],
    summary: 'Which articles belong to which pages',
    result: UrlRules,
  }),
  saveUrlRules: endpoint({
    id: 'saveUrlRules',
    method: 'PUT',
    path: '/v1/help-center/url-rules',
    callers: ['agent'],
    summary: 'Replace all rules',
    body: SaveUrlRules,
    result: UrlRules,
  }),
  testUrlRules: endpoint({
    id: 'testUrlRules',
    method: 'POST',
    path: '/v1/help-center/url-rules/test',
    callers: ['agent'],
    summary: 'Which articles a page would show under these rules; keeps nothing',
    body: TestUrlRules,
    result: TestedUrlRules,
  }),
}
