const ROOM_BYTES = 1024 * 1024;
const encoder = new TextEncoder();

/**
 * Takes the text of a file, and keeps it as blobs outside of the script's memory. Each text is turned
 * into bytes at once: one that has grown old would be copied by the browser, and the copy kept until
 * all garbage is collected, which are hundreds of megabytes in an export of a million rows.
 */
export function createBlobs(roomBytes = ROOM_BYTES) {
  const room = new Uint8Array(roomBytes);
  const blobs: Blob[] = [];
  let used = 0;

  function empty() {
    if (used > 0) blobs.push(new Blob([room.subarray(0, used)]));
    used = 0;
  }
  return {
    add(text: string) {
      let rest = text;
      for (;;) {
        const { read, written } = encoder.encodeInto(rest, room.subarray(used));
        used += written;
        if (read >= rest.length) return;
        rest = rest.slice(read);
        empty();
      }
    },
    /** @returns all there is, in order */
    end(): Blob[] {
      empty();
      return blobs;
    },
  };
}
