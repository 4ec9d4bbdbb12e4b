import { describe } from 'vitest';
import { object, text } from '../specs.ts';
import { areNeverBound } from './trap.ts';

describe('of what only looks like disconnecting', () => {
  areNeverBound([
    [
      'what is sent about a product',
      'disconnect-product',
      {
        'POST /products/{productCode}/disconnect-notifications': { id: 'disconnectNotifications' },
      },
      'not-understood',
    ],
    [
      'a rehearsal',
      'disconnect-product',
      { 'POST /products/{productCode}/disconnect/preview': {} },
      'not-understood',
    ],
    [
      'a sentence that lies about the method',
      'disconnect-product',
      { 'DELETE /products/{productCode}/connection': { says: 'Shows a product' } },
      'not-understood',
    ],
    [
      'IDEs of a product',
      'disconnect-product',
      { 'POST /products/{productCode}/ides/disconnect': {} },
      'not-understood',
    ],
    [
      'an agent',
      'disconnect-product',
      { 'POST /agents/disconnect': { body: object({ productCode: text }, ['productCode']) } },
      'not-understood',
    ],
    [
      'the server, as the sentence alone says',
      'disconnect-product',
      {
        'POST /products/{productCode}/disconnect': {
          says: 'Disconnects the server from the product',
        },
      },
      'about-something-else',
    ],
    [
      'sessions, as the name alone says',
      'disconnect-product',
      { 'POST /products/{productCode}/disconnect': { id: 'disconnectProductSessions' } },
      'not-understood',
    ],
    [
      'a user from a product',
      'disconnect-product',
      { 'POST /products/{productCode}/users/{email}/disconnect': {} },
      'not-understood',
    ],
    [
      'a product that is deleted',
      'disconnect-product',
      { 'DELETE /products/{productCode}': {} },
      'weak',
    ],
    [
      'a product that is connected',
      'disconnect-product',
      { 'POST /products/{productCode}/connection': { id: 'createProductConnection' } },
      'gives',
    ],
  ]);
});
