import { type Drive, dig, each, everyPage, firstCells, list, type Send } from './drive.ts';

export function swaggoQuery(send: Send): Drive {
  const post = (path: string, query: Record<string, string>) =>
    send('POST', `/lv/api${path}`, { query });
  return {
    licenses: async ({ login }) => {
      const answer = await send('GET', '/lv/api/users/licenses', { query: { login } });
      return each(list(await answer.json(), 'data', 'licenses'), 'allocation_id');
    },
    revokeOne: ({ login }, allocation_id) => post('/licenses/release', { login, allocation_id }),
    revokeAll: ({ login }) => post('/users/licenses/release', { login }),
    report: (from, to) =>
      everyPage(async (page) => {
        const query = { from, to, offset: String(page * 111), limit: '111' };
        const answer = await send('GET', '/lv/api/usage/history', { query });
        return each(list(await answer.json(), 'data', 'rows'), 'allocation_id');
      }),
    disconnect: (code) => post('/products/disconnect', { code }),
  };
}

export function halGroups(send: Send): Drive {
  const resource = async (email: string) => {
    const answer = await send('GET', '/vault/users/search/findByEmail', { query: { email } });
    return `/vault/users/${dig(await answer.json(), 'id')}/licenseAllocations`;
  };
  return {
    licenses: async ({ email }) => {
      const path = await resource(email);
      return await everyPage(async (page) => {
        const answer = await send('GET', path, { query: { page: String(page), size: '2' } });
        const body: object = await answer.json();
        return '_embedded' in body ? each(list(body, '_embedded', 'licenseAllocations'), 'id') : [];
      });
    },
    revokeOne: (_, id) => send('DELETE', `/vault/licenseAllocations/${id}`),
    revokeAll: async ({ email }) => send('DELETE', await resource(email)),
    report: async (first, last) => {
      const from = `${first}T00:00:00Z`;
      const to = new Date(Date.parse(last) + 24 * 60 * 60_000).toISOString();
      const found: string[] = [];
      let cursor: unknown = null;
      do {
        const query = { from, to, size: '100', ...(cursor ? { cursor: String(cursor) } : {}) };
        const body = await (await send('GET', '/vault/usageReports', { query })).json();
        found.push(...each(list(body, '_embedded', 'usageRecords'), 'allocationId'));
        cursor = dig(body, 'nextCursor');
      } while (cursor);
      return found;
    },
    disconnect: (code) => send('DELETE', `/vault/products/${code}/vaultConnection`),
  };
}

export function jsonapiKebab(send: Send): Drive {
  const create = (type: string, attributes: Record<string, string>) =>
    send('POST', `/v1/${type}`, {
      body: { data: { type, attributes } },
      mediaType: 'application/vnd.api+json',
    });
  return {
    licenses: async ({ login }) => {
      const found: string[] = [];
      let path: unknown = `/v1/license-allocations?filter[user]=${login}&page[size]=2`;
      while (path) {
        const body = await (await send('GET', String(path))).json();
        found.push(...each(list(body, 'data'), 'attributes', 'allocation-id'));
        path = dig(body, 'links', 'next');
      }
      return found;
    },
    revokeOne: (_, id) => create('license-revocations', { 'allocation-id': id }),
    revokeAll: ({ login }) => create('user-license-revocations', { user: login }),
    report: async (from, to) => {
      const dates = { 'start-date': from, 'end-date': to };
      const started = await (await create('usage-report-jobs', dates)).json();
      const job = `/v1/usage-report-jobs/${dig(started, 'data', 'id')}`;
      let state = started;
      while (dig(state, 'data', 'attributes', 'status') !== 'done')
        state = await (await send('GET', job)).json();
      const result = await send('GET', String(dig(state, 'data', 'attributes', 'result-url')));
      return firstCells(await result.text(), ';');
    },
    disconnect: (code) => create('product-disconnections', { 'product-code': code }),
  };
}

export const ktorReadOnly = (send: Send): Drive => ({
  licenses: async ({ login }) =>
    each(list(await (await send('GET', `/api/v3/people/${login}/seats`)).json()), 'id'),
  report: async (since, until) => {
    const started = await send('GET', '/api/v3/exports/usage', { query: { since, until } });
    let job = await started.json();
    while (dig(job, 'state') !== 'DONE')
      job = await (await send('GET', `/api/v3/exports/${dig(job, 'jobId')}`)).json();
    const file = await send('GET', String(dig(job, 'download')));
    return each(list(await file.json()), 'allocationId');
  },
});

/** Nothing that could be driven. */
export const micronautNone = (): Drive => ({ licenses: async () => [] });
export const trapsOnly = micronautNone;

export const twins = (send: Send): Drive => ({
  licenses: async ({ email }) => {
    const answer = await send('GET', `/api/v2/users/${encodeURIComponent(email)}/licenses`);
    return each(list(await answer.json(), 'licenses'), 'allocation_id');
  },
});

export function railsForms(send: Send): Drive {
  const post = (path: string, fields: Record<string, string>) =>
    send('POST', `/admin/api${path}`, { form: fields });
  return {
    licenses: async ({ login }) => {
      const answer = await send('GET', `/admin/api/users/${login}/licenses.json`);
      return each(list(await answer.json()), 'license', 'allocation_id');
    },
    revokeOne: ({ login }, allocation_id) =>
      post('/licenses/revoke.json', { login, allocation_id }),
    revokeAll: ({ login }) => post(`/users/${login}/revoke_licenses.json`, { note: 'left' }),
    report: async (since, until) => {
      const found: string[] = [];
      let path: string | undefined =
        `/admin/api/reports/usage.json?since=${since}&until=${until}&per_page=150`;
      while (path) {
        const answer: Response = await send('GET', path);
        found.push(...each(list(await answer.json()), 'usage', 'allocation_id'));
        path = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
      }
      return found;
    },
    disconnect: (code) => send('DELETE', `/admin/api/products/${code}/link.json`),
  };
}
