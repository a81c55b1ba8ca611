import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { NotificationKindName } from './schemas.ts'
import {
  MailBrand,
  NotificationTemplate,
  PreviewTemplate,
  SaveTemplate,
  TemplateOverview,
  TemplatePreview,
  TemplateQuery,
} from './templates.ts'

const params = v.object({ kind: NotificationKindName })

/** Words and look of what is sent. */
export const templateEndpoints = {
  listTemplates: endpoint({
    id: 'listTemplates',
    method: 'GET',
    path: '/v1/notification-templates',
    callers: ['agent'],
    summary: 'Every kind of notification, with the languages its words were edited in',
    result: TemplateOverview,
  }),
  getTemplate: endpoint({
    id: 'getTemplate',
    method: 'GET',
    path: '/v1/notification-templates/:kind',
    callers: ['agent'],
    summary: 'The words of one kind in one language',
    params,
    query: TemplateQuery,
    result: NotificationTemplate,
  }),
  saveTemplate: endpoint({
    id: 'saveTemplate',
    method: 'PUT',
    path: '/v1/notification-templates/:kind',
    callers: ['admin'],
    summary: 'Use words of your own for one kind in one language',
    params,
    body: SaveTemplate,
    result: NotificationTemplate,
  }),
  resetTemplate: endpoint({
    id: 'resetTemplate',
    method: 'DELETE',
    path: '/v1/notification-templates/:kind',
    callers: ['admin'],
    summary: 'Go back to our words for one kind in one language',
    params,
    query: TemplateQuery,
    result: NotificationTemplate,
  }),
  previewTemplate: endpoint({
    id: 'previewTemplate',
    method: 'POST',
    path: '/v1/notification-templates/:kind/preview',
    callers: ['agent'],
    summary: 'One kind filled with sample values; words that are not saved yet may be given',
    params,
    body: PreviewTemplate,
    result: TemplatePreview,
  }),
  testTemplate: endpoint({
    id: 'testTemplate',
    method: 'POST',
    path: '/v1/notification-templates/:kind/test',
    callers: ['admin'],
    summary: 'Send the preview to your own address',
    params,
    body: PreviewTemplate,
    result: v.object({ to: v.string() }),
  }),
  saveMailBrand: endpoint({
    id: 'saveMailBrand',
    method: 'PUT',
    path: '/v1/mail-brand',
    callers: ['admin'],
    summary: 'Colour, logo and footer of every mail',
    body: MailBrand,
    result: MailBrand,
  }),
}
