import type { Dialect } from './dialect.ts';
import { trapsOnlyText as text } from './specifications/traps-only.ts';

export const trapsOnly: Dialect = {
  name: 'traps-only',
  about:
    'Nothing in it is what it seems: keys, tokens, accounts, groups and nodes instead of licenses, a GET that revokes, and three operations that do the right thing in a way that no specification can say.',
  specification: { text, places: [{ path: '/swagger.json', text, access: 'anyone' }] },
  prefix: '',
  userNamedBy: 'nothing',
  mount() {
    // Whatever is called here is a stray.
  },
  expected: {
    'license-counts': 'absent',
    denials: 'absent',
    // A filter expression, a status to write, a method in a body: right perhaps, and nothing to bind.
    'user-licenses': 'unclear',
    'revoke-one': 'unclear',
    'revoke-all': 'unclear',
    'usage-report': 'unclear',
    'disconnect-product': 'absent',
  },
};
