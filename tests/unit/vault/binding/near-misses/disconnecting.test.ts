import { describe } from 'vitest';
import { object, text } from '../specs.ts';
import { areNot } from './near-miss.ts';

const product = '/products/{productCode}';

describe('near the disconnection of a product is', () => {
  areNot('disconnect-product', [
    [`DELETE ${product}`, { id: 'disconnectProductCatalog' }],
    [`DELETE ${product}/disconnection`, {}],
    [`DELETE ${product}/repository-connection`, {}],
    [`DELETE ${product}/connection`, { says: 'Removes the database connection of a product' }],
    [`DELETE ${product}/connections`, { says: 'Closes open connections of a product' }],
    [`DELETE ${product}/link`, { says: 'Deletes the link of a product', tags: ['Start page'] }],
    [`DELETE ${product}/vault`, { says: 'Removes the vault of a product' }],
    [`POST ${product}/disconnect`, { says: 'Disconnects all users from a product' }],
    [`POST ${product}/disconnect`, { says: 'Disconnects the licenses of a product' }],
    [`POST ${product}:disconnect`, { says: 'Ends all running sessions of a product' }],
    [`POST ${product}/disconnect-idle`, { says: 'Disconnects idle users of a product' }],
    [`POST ${product}/notifications/disable`, { says: 'Disables product notifications' }],
    [`POST ${product}/unregister`, { says: 'Unregister a product for updates' }],
    [
      `POST ${product}/disconnect`,
      { says: 'Disconnect', more: 'Disconnects you from live updates of a product.' },
    ],
    ['POST /plugins/{productCode}/detach', { says: 'Detach a plugin', tags: ['Products'] }],
    [
      'POST /products/unlink',
      { says: 'Unlinks it from its pack', body: object({ productCode: text }, ['productCode']) },
    ],
    [
      'POST /integrations/disconnect',
      {
        says: 'Disconnects an integration',
        body: object({ product: { type: 'string', enum: ['slack', 'jira'] } }, ['product']),
      },
    ],
  ]);
});
