import { listOf, object, text } from '../specs.ts';
import { areBound, date, instant, integer } from './style.ts';

areBound({
  'kebab-case with custom methods, and users by number': {
    operations: {
      'GET /members': {
        says: 'Find members',
        query: { 'e-mail': 'E-mail address of the member', 'page-size': integer },
        answer: object({
          results: listOf(object({ id: { type: 'integer' }, 'e-mail': text, login: text })),
        }),
      },
      'GET /members/{member-id}/seats': {
        path: { 'member-id': { type: 'integer' } },
        answer: object({
          results: listOf(object({ 'seat-id': text, 'product-name': text, since: date })),
          'next-cursor': text,
        }),
        query: { cursor: text },
      },
      'POST /seats/{seat-id}:release': { says: 'Releases a seat' },
      'POST /members/{member-id}/seats:release-all': {
        path: { 'member-id': { type: 'integer' } },
        says: 'Releases all seats of a member',
      },
      'POST /seats:assign': { body: object({ member: text }, ['member']) },
      'GET /usage/export': {
        query: {
          since: { type: 'integer', format: 'int64', description: 'Unix time in seconds' },
          until: { type: 'integer', format: 'int64', description: 'Unix time in seconds' },
        },
        answer: 'csv',
      },
      'DELETE /products/{product}/connection': {},
    },
    bound: {
      'user-licenses': 'GET /members/{member-id}/seats',
      'revoke-one': 'POST /seats/{seat-id}:release',
      'revoke-all': 'POST /members/{member-id}/seats:release-all',
      'usage-report': 'GET /usage/export',
      'disconnect-product': 'DELETE /products/{product}/connection',
    },
    inputs: {
      'user-licenses': ['path member-id=user-id', 'query cursor=cursor'],
      'revoke-one': ['path seat-id=allocation'],
      'revoke-all': ['path member-id=user-id'],
      'usage-report': ['query since=from', 'query until=to'],
      'disconnect-product': ['path product=product-code'],
    },
    rows: 'results',
    fields: { allocation: 'seat-id', product: 'product-name', since: 'since' },
  },

  'PascalCase paths and fields': {
    operations: {
      'GET /Api/Users/{UserName}/Tickets': {
        query: { Offset: integer, Limit: integer },
        answer: object({
          Tickets: listOf(
            object({ TicketId: text, Product: text, IssuedOn: instant, MachineName: text }),
          ),
          HasMore: { type: 'boolean' },
        }),
      },
      'POST /Api/Users/{UserName}/Tickets/{TicketId}/Reclaim': { id: 'ReclaimTicket' },
      'POST /Api/Users/{UserName}/Tickets/ReclaimAll': { id: 'ReclaimAllTickets' },
      'GET /Api/Users/{UserName}/Sessions': { answer: listOf(object({ SessionId: text })) },
      'POST /Api/Users/{UserName}/Sessions/{SessionId}/Revoke': { id: 'RevokeSession' },
      'GET /Api/Reports/Usage': {
        query: { DateFrom: date, DateTo: date, Offset: integer, Limit: integer },
        answer: object({
          Rows: listOf(
            object({ UserName: text, ProductName: text, Timestamp: instant, AllocationId: text }),
          ),
        }),
      },
      'POST /Api/Products/{Code}/Unlink': { id: 'UnlinkProduct' },
    },
    bound: {
      'user-licenses': 'GET /Api/Users/{UserName}/Tickets',
      'revoke-one': 'POST /Api/Users/{UserName}/Tickets/{TicketId}/Reclaim',
      'revoke-all': 'POST /Api/Users/{UserName}/Tickets/ReclaimAll',
      'usage-report': 'GET /Api/Reports/Usage',
      'disconnect-product': 'POST /Api/Products/{Code}/Unlink',
    },
    inputs: {
      'user-licenses': ['path UserName=user-login', 'query Offset=offset', 'query Limit=limit'],
      'revoke-one': ['path UserName=user-login', 'path TicketId=allocation'],
      'revoke-all': ['path UserName=user-login'],
      'usage-report': [
        'query DateFrom=from',
        'query DateTo=to',
        'query Offset=offset',
        'query Limit=limit',
      ],
      'disconnect-product': ['path Code=product-code'],
    },
    rows: 'Tickets',
    fields: { allocation: 'TicketId', product: 'Product', since: 'IssuedOn', host: 'MachineName' },
  },
});
