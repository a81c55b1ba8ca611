import * as v from 'valibot'
import { endpoint } from '../core/endpoint.ts'
import { id } from '../core/ids.ts'
import { Customer, UpdateCustomer } from './schemas.ts'

export const customerEndpoints = {
  getOwnCustomer: endpoint({
    id: 'getOwnCustomer',
    method: 'GET',
    path: '/v1/customer',
    callers: ['customer'],
    summary: 'The customer this token speaks for',
    result: Customer,
  }),
  updateOwnCustomer: endpoint({
    id: 'updateOwnCustomer',
    method: 'PATCH',
    path: '/v1/customer',
    callers: ['customer'],
    summary: 'Change what the customer says of themselves',
    body: UpdateCustomer,
    result: Customer,
  }),
  getCustomer: endpoint({
    id: 'getCustomer',
    method: 'GET',
    path: '/v1/customers/:customerId',
    callers: ['agent'],
    summary: 'One customer, as agents see them',
    params: v.object({ customerId: id('customer') }),
    result: Customer,
  }),
}
