/** Cuts a stream of bytes into lines. A line above the limit is reported once, and nothing after it is read. */
export function createLineReader(maxBytes: number, onLine: (line: string) => void, onTooLong: () => void) {
  let parts: Buffer[] = [];
  let heldBytes = 0;
  let broken = false;

  const hold = (part: Buffer) => {
    parts.push(part);
    heldBytes += part.length;
    if (heldBytes <= maxBytes) return;
    broken = true;
    parts = [];
    onTooLong();
  };

  return (chunk: Buffer) => {
    let from = 0;
    while (!broken) {
      const end = chunk.indexOf(10, from);
      // Most lines come in one piece, and need no copy.
      if (end !== -1 && heldBytes === 0 && end - from <= maxBytes) {
        const whole = chunk.toString("utf8", from, end);
        from = end + 1;
        onLine(whole);
        continue;
      }
      hold(chunk.subarray(from, end === -1 ? chunk.length : end));
      if (end === -1 || broken) return;
      const line = Buffer.concat(parts).toString("utf8");
      parts = [];
      heldBytes = 0;
      from = end + 1;
      onLine(line);
    }
  };
}
