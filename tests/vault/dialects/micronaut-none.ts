import type { Dialect } from './dialect.ts';
import { micronautNoneText as text } from './specifications/micronaut-none.ts';

export const micronautNone: Dialect = {
  name: 'micronaut-none',
  about:
    'None of the unpublished abilities, and something alike for each: profiles to revoke, integrations to disconnect, reports of AI and plugins, licenses of open source.',
  flavour: 'ide-services',
  specification: { text, places: [{ path: '/api-docs', text, access: 'token' }] },
  prefix: '',
  userNamedBy: 'nothing',
  mount() {
    // The published paths are the stand-in's own, and everything else here is a stray.
  },
  expected: {
    'license-counts': { operation: 'GET /public-api/licenses/usage' },
    denials: { operation: 'GET /public-api/denials/report' },
    'user-licenses': 'absent',
    'revoke-one': 'absent',
    'revoke-all': 'absent',
    'usage-report': 'absent',
    'disconnect-product': 'absent',
  },
};
