import { type Drive, dig, each, everyPage, list, type Send } from './drive.ts';

const DAY = 24 * 60 * 60_000;
const dayAfter = (day: string) => new Date(Date.parse(day) + DAY).toISOString();

/** The rest of a list whose answers name the next one. */
async function following(
  send: Send,
  first: string,
  read: (body: unknown) => { ids: string[]; next: unknown },
  headers?: Record<string, string>,
): Promise<string[]> {
  const found: string[] = [];
  let path: unknown = first;
  while (typeof path === 'string' && path !== '') {
    const answer = await send('GET', path, headers ? { headers } : {});
    const { ids, next } = read(await answer.json());
    found.push(...ids);
    path = next;
  }
  return found;
}
const optional = (body: unknown, key: string): unknown => Object(body)[key];

export function odataPascal(send: Send): Drive {
  const user = (login: string) => `/odata/Users('${login}')`;
  const read = (body: unknown) => ({
    ids: each(list(body, 'value'), 'AllocationId'),
    next: optional(body, '@odata.nextLink'),
  });
  return {
    licenses: ({ login }) => following(send, `${user(login)}/Licenses`, read),
    revokeOne: ({ login }, AllocationId) =>
      send('POST', `${user(login)}/RevokeLicense`, { body: { AllocationId } }),
    revokeAll: ({ login }) => send('POST', `${user(login)}/RevokeAllLicenses`),
    report: (from, to) =>
      following(send, `/odata/UsageRecords?StartDate=${from}&EndDate=${to}`, read, {
        authorization: 'Bearer a-token-of-the-stand-in-01',
        'OData-MaxVersion': '4.0',
      }),
    disconnect: (code) => send('POST', `/odata/Products('${code}')/Disconnect`),
  };
}

export function grpcGateway(send: Send): Drive {
  const pages = async (path: string, query: Record<string, string>, rows: string) => {
    const found: string[] = [];
    let pageToken: unknown = '';
    do {
      const all = { ...query, ...(pageToken ? { pageToken: String(pageToken) } : {}) };
      const body = await (await send('GET', path, { query: all })).json();
      found.push(...each(list(body, rows), 'allocationId'));
      pageToken = dig(body, 'nextPageToken');
    } while (pageToken !== '');
    return found;
  };
  return {
    licenses: ({ email }) => pages(`/v1/users/${email}/licenses`, {}, 'licenses'),
    revokeOne: ({ email: userEmail }, allocationId) =>
      send('POST', '/v1/licenses:batchRevoke', {
        body: { requests: [{ userEmail, allocationId }] },
      }),
    revokeAll: ({ email }) => send('POST', `/v1/users/${email}:revokeAllLicenses`, { body: {} }),
    report: (from, to) => {
      const interval = {
        'interval.startTime': `${from}T00:00:00Z`,
        'interval.endTime': dayAfter(to),
      };
      return pages('/v1/usageRecords', interval, 'usageRecords');
    },
    disconnect: (code) => send('POST', `/v1/products/${code}:disconnect`, { body: {} }),
  };
}

export function seatsLinks(send: Send): Drive {
  const reading = (rows: string, id: string) => (body: unknown) => ({
    ids: each(list(body, rows), id),
    next: dig(body, 'links', 'next'),
  });
  const seats = (email: string) => `/api/v3/people/${email}/seats`;
  return {
    licenses: ({ email }) => following(send, seats(email), reading('seats', 'id')),
    revokeOne: ({ email }, id) => send('DELETE', `${seats(email)}/${id}`),
    revokeAll: ({ email }) => send('DELETE', seats(email)),
    report: (from, to) =>
      following(
        send,
        `/api/v3/usage_events?start_on=${from}&end_on=${to}&per_page=100`,
        reading('usage_events', 'seat_id'),
      ),
    disconnect: (code) => send('DELETE', `/api/v3/products/${code}/connection`),
  };
}

export function defsAnyof(send: Send): Drive {
  const holder = (login: string) => `/api/holders/${login}/licenses`;
  const pages = (path: string, query: Record<string, string>) => {
    let after: unknown = '0';
    return everyPage(async () => {
      if (after === null) return [];
      const answer = await send('GET', path, { query: { ...query, after: String(after) } });
      const body = await answer.json();
      after = dig(body, 'next_cursor');
      return each(list(body, 'data'), 'allocation_id');
    });
  };
  return {
    licenses: ({ login }) => pages(holder(login), {}),
    revokeOne: ({ login }, id) =>
      send('PUT', `${holder(login)}/${id}/state`, { body: { state: 'revoked' } }),
    revokeAll: ({ login }) => send('POST', `${holder(login)}/revoke`, { body: {} }),
    report: (from_date, to_date) => pages('/api/usage', { from_date, to_date }),
    disconnect: (product_code) =>
      send('POST', '/api/products/disconnect', { parts: { product_code } }),
  };
}
