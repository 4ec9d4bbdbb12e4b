/** Longer than any browser takes to begin reading the file. */
const KEEP_MS = 60_000;

/** Saves a file as a link with `download` does: no permission, and the browser's own question where. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}
