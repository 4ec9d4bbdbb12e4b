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
      'about-something-else',
    ],
    [
      'a rehearsal',
      'disconnect-product',
      { 'POST /products/{productCode}/disconnect/preview': {} },
      'about-something-else',
    ],
    [
      'a sentence that lies about the method',
      'disconnect-product',
      { 'DELETE /products/{productCode}/connection': { says: 'Shows a product' } },
      'about-something-else',
    ],
    [
      'IDEs of a product',
      'disconnect-product',
      { 'POST /products/{productCode}/ides/disconnect': {} },
      'about-something-else',
    ],
    [
      'an agent',
      'disconnect-product',
      { 'POST /agents/disconnect': { body: object({ productCode: text }, ['productCode']) } },
      'about-something-else',
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
      'about-something-else',
    ],
    [
      'a user from a product',
      'disconnect-product',
      { 'POST /products/{productCode}/users/{email}/disconnect': {} },
      'about-something-else',
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
