import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { AppendUpload, AttachmentLink, CreateUpload, Upload } from './schemas.ts'

const upload = v.object({ uploadId: id('attachment') })

export const attachmentEndpoints = {
  createUpload: endpoint({
    id: 'createUpload',
    method: 'POST',
    path: '/v1/uploads',
    callers: ['customer', 'guest', 'agent'],
    summary: 'Announce a file to send; a retry with the same clientId answers with the first',
    body: CreateUpload,
    result: Upload,
    status: 201,
  }),
  getUpload: endpoint({
    id: 'getUpload',
    method: 'GET',
    path: '/v1/uploads/:uploadId',
    callers: ['customer', 'guest', 'agent'],
    summary: 'How far your own upload has come',
    params: upload,
    result: Upload,
  }),
  /** The body is the piece itself, as `application/octet-stream`. */
  appendUpload: endpoint({
    id: 'appendUpload',
    method: 'PATCH',
    path: '/v1/uploads/:uploadId',
    callers: ['customer', 'guest', 'agent'],
    summary: 'Send the next piece (raw bytes); the last one finishes the upload',
    params: upload,
    query: AppendUpload,
    bodyBytes: LIMITS.uploadPieceBytes,
    result: Upload,
  }),
  cancelUpload: endpoint({
    id: 'cancelUpload',
    method: 'DELETE',
    path: '/v1/uploads/:uploadId',
    callers: ['customer', 'guest', 'agent'],
    summary: 'Take back a file that was not sent yet',
    params: upload,
  }),
  getAttachmentLink: endpoint({
    id: 'getAttachmentLink',
    method: 'GET',
    path: '/v1/attachments/:attachmentId/link',
    callers: ['customer', 'guest', 'agent'],
    summary: 'Addresses of an attachment that work for a few minutes',
    params: v.object({ attachmentId: id('attachment') }),
    result: AttachmentLink,
  }),
}
