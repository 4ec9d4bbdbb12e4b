/**
 * Builds the address of one call: the connection's origin, the path of an ability, a query.
 *
 * @param origin an https origin as the address parser made it
 * @param path absolute, of plain segments
 * @throws Error when the result would leave the origin or the path: a programming fault, never input
 */
export function requestUrl(
  origin: string,
  path: string,
  query: Readonly<Record<string, string>>,
): string {
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const unchanged = url.origin === origin && url.pathname === path && url.protocol === 'https:';
  if (!unchanged) throw new Error('The built address left its origin or path');
  return url.href;
}
