/** What a name may not hold in a part's header (HTML, multipart/form-data encoding). */
const escaped = (name: string) =>
  name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** Writes plain values as `multipart/form-data`; the boundary is one that stands in none of them. */
export function multipartOf(pairs: readonly (readonly [string, string])[]): {
  type: string;
  text: string;
} {
  let boundary = 'seatkeeper';
  while (pairs.some(([name, value]) => `${name}${value}`.includes(boundary))) boundary += '-1';
  const parts = pairs.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"\r\n\r\n${value}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    text: `${parts.join('')}--${boundary}--\r\n`,
  };
}
