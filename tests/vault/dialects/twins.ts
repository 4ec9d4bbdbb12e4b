import { lastSeenAt } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { Dialect } from './dialect.ts';
import { hole, mounting } from './parts/routes.ts';
import { twinsText as text } from './specifications/twins.ts';

const license = (one: Allocation, now: number) => ({
  allocation_id: one.id,
  license: `${productName(one.code)} ${one.kind}`,
  product_code: one.code,
  product_name: productName(one.code),
  allocated_since: new Date(one.since).toISOString(),
  last_active: new Date(lastSeenAt(one, now)).toISOString(),
  host: one.host,
});

export const twins: Dialect = {
  name: 'twins',
  about:
    'Two operations with one sentence for revoking and for the report, a copied sentence at the wrong operation, and a disconnect that is deprecated and has no successor: all of these stay unbound.',
  specification: { text, places: [{ path: '/openapi.json', text, access: 'anyone' }] },
  prefix: '',
  userNamedBy: 'email',
  mount(app, { guard, directory, licensesOf, now }) {
    mounting(app)(
      'GET /api/v2/users/{email}/licenses',
      guard('user-licenses', (context) => {
        const person = directory.byEmail(hole(context, 'email'));
        if (!person) return Response.json({ error: 'unknown user' }, { status: 404 });
        return Response.json({
          user: { email: person.email, name: person.name },
          licenses: licensesOf(person.email).map((one) => license(one, now())),
        });
      }),
    );
  },
  expected: {
    'license-counts': { operation: 'GET /public-api/licenses/usage' },
    denials: { operation: 'GET /public-api/denials/report' },
    'user-licenses': { operation: 'GET /api/v2/users/{email}/licenses' },
    'revoke-one': 'unclear',
    'revoke-all': 'absent',
    'usage-report': 'unclear',
    'disconnect-product': 'unclear',
  },
};
