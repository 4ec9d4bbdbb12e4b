import { generate } from 'selfsigned';

/** A self-signed certificate for these host names, made anew at each start. PEM. */
export async function createCertificate(
  hosts: readonly string[],
): Promise<{ key: string; cert: string }> {
  const pems = await generate([{ name: 'commonName', value: 'Stand-in vault' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  return { key: pems.private, cert: pems.cert };
}
