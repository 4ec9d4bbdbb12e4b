/** TODO 2026-11-23: replaced by the stand-in vault. */
export interface SmallVault {
  handler: (request: Request) => Promise<Response>;
  token: string;
  scheme: 'Bearer' | 'Automation';
  status: number | null;
  denialsStatus: number | null;
  inUse: number;
  hang: boolean;
}
export function createSmallVault(token: string): SmallVault {
  const vault: SmallVault = {
    token,
    scheme: 'Bearer',
    status: null,
    denialsStatus: null,
    inUse: 3,
    hang: false,
    async handler(request) {
      if (vault.hang) {
        return await new Promise((_, reject) => {
          request.signal.addEventListener('abort', () => reject(new Error('aborted')));
        });
      }
      if (vault.status) return new Response('', { status: vault.status });
      if (request.headers.get('authorization') !== `${vault.scheme} ${vault.token}`)
        return new Response('', { status: 401 });
      const denials = new URL(request.url).pathname.includes('denials');
      if (denials && vault.denialsStatus) return new Response('', { status: vault.denialsStatus });
      return Response.json(
        denials
          ? []
          : {
              licenseUsages: [
                {
                  code: 'CL',
                  displayName: 'CLion',
                  regularInUse: vault.inUse,
                  regularTotal: 10,
                  trueUpInUse: 0,
                  trueUpTotal: 0,
                  virtualInUse: 0,
                  virtualTotal: 0,
                },
              ],
            },
      );
    },
  };
  return vault;
}
