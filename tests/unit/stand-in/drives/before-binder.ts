import { type Drive, dig, each, everyPage, firstCells, list, type Send } from './drive.ts';

const at = encodeURIComponent;

export const springdocNested = (send: Send): Drive => ({
  licenses: async ({ email }) =>
    each(
      list(await (await send('GET', `/public-api/users/${at(email)}/licenses`)).json()),
      'allocationId',
    ),
  revokeOne: ({ email }, id) => send('DELETE', `/public-api/users/${at(email)}/licenses/${id}`),
  revokeAll: ({ email }) => send('DELETE', `/public-api/users/${at(email)}/licenses`),
  report: async (from, to) =>
    firstCells(
      await (
        await send('GET', '/public-api/licenses/usage/report', { query: { from, to } })
      ).text(),
    ),
  disconnect: (code) => send('DELETE', `/public-api/products/${code}`),
});

export const springfoxRpc = (send: Send): Drive => ({
  licenses: async ({ login }) => {
    const answer = await send('GET', '/api/v1/license/listByLogin', { query: { login } });
    return each(list(await answer.json(), 'data'), 'allocation_id');
  },
  revokeOne: ({ login }, allocation_id) =>
    send('POST', '/api/v1/license/revoke', { body: { login, allocation_id } }),
  revokeAll: ({ login }) => send('POST', '/api/v1/license/revokeAll', { body: { login } }),
  report: (startDate, endDate) =>
    everyPage(async (page) => {
      const query = { startDate, endDate, page: String(page), size: '100' };
      const answer = await send('GET', '/api/v1/report/usage/list', { query });
      return each(list(await answer.json(), 'data', 'content'), 'allocation_id');
    }),
  disconnect: (product_code) =>
    send('POST', '/api/v1/product/disconnect', { body: { product_code } }),
});

export function nswagLookup(send: Send): Drive {
  const idOf = async (email: string) => {
    const answer = await send('GET', '/public-api/Users', { query: { Search: email } });
    const found = list(await answer.json(), 'Data', 'Items');
    return dig(
      found.find((one) => dig(one, 'EmailAddress') === email),
      'UserId',
    );
  };
  return {
    licenses: async ({ email }) => {
      const answer = await send('GET', `/public-api/Users/${await idOf(email)}/Licenses`);
      return each(list(await answer.json(), 'Data', 'Licenses'), 'AllocationId');
    },
    revokeOne: async ({ email }, id) =>
      send('DELETE', `/public-api/Users/${await idOf(email)}/Licenses/${id}`),
    revokeAll: async ({ email }) =>
      send('POST', `/public-api/Users/${await idOf(email)}/Licenses/RevokeAll`),
    report: (StartDate, EndDate) =>
      everyPage(async (page) => {
        const query = { StartDate, EndDate, PageNumber: String(page + 1), PageSize: '120' };
        const answer = await send('GET', '/public-api/Reports/Usage', { query });
        return each(list(await answer.json(), 'Data', 'Items'), 'AllocationId');
      }),
    disconnect: (ProductCode) =>
      send('POST', '/public-api/Products/Disconnect', { query: { ProductCode } }),
  };
}

export const colonVerbs = (send: Send): Drive => ({
  licenses: async ({ email }) => {
    const found: string[] = [];
    let pageToken = '';
    do {
      const query = { licensee: email, pageSize: '1', ...(pageToken ? { pageToken } : {}) };
      const body: object = await (await send('GET', '/v2/allocations', { query })).json();
      found.push(...each(list(body, 'allocations'), 'id'));
      pageToken = 'nextPageToken' in body ? String(body.nextPageToken) : '';
    } while (pageToken);
    return found;
  },
  revokeOne: (_, id) => send('POST', `/v2/allocations/${id}:revoke`, { body: {} }),
  revokeAll: ({ email }) => send('POST', `/v2/users/${at(email)}:revokeAllocations`),
  report: async (startDate, endDate) => {
    const started = await send('GET', '/v2/usageReports:export', { query: { startDate, endDate } });
    const location = started.headers.get('location') ?? '';
    let answer = await send('GET', location);
    while (answer.status === 202) answer = await send('GET', location);
    return each(list(await answer.json(), 'records'), 'allocationId');
  },
  disconnect: (code) => send('POST', `/v2/products/${code}:disconnect`),
});

export const fastapiFlat = (send: Send): Drive => ({
  licenses: async ({ email }) => {
    const answer = await send('GET', '/public-api/allocations', { query: { user_email: email } });
    return each(list(await answer.json(), 'items'), 'allocation_id');
  },
  revokeOne: ({ email }, allocation_id) =>
    send('DELETE', '/public-api/allocations', { query: { user_email: email, allocation_id } }),
  revokeAll: ({ email }) =>
    send('DELETE', '/public-api/allocations', { query: { user_email: email } }),
  report: async (date_from, date_to) => {
    const answer = await send('GET', '/public-api/usage/export', { query: { date_from, date_to } });
    return firstCells(await answer.text());
  },
});
