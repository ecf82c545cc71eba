/**
 * Splits the bytes of a PostgreSQL client into messages.
 *
 * The first messages have no type byte: a request for encryption (which is refused), then the start of the session. A
 * later message is a type byte, a length that counts itself, and the content.
 */
export type FrontendMessage = { type: string; bytes: Buffer };

export type FrontendEvents = {
  /** The client asks for encryption. The reply is "N". */
  encryption: () => void;
  start: () => void;
  message: (message: FrontendMessage) => void;
  broken: () => void;
};

const ENCRYPTION_REQUESTS = new Set([80_877_103, 80_877_104]);
const CANCEL_REQUEST = 80_877_102;
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

export function createMessageReader(events: FrontendEvents): (chunk: Buffer) => void {
  let held: Buffer = Buffer.alloc(0);
  let hasStarted = false;
  return (chunk) => {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const headBytes = hasStarted ? 5 : 4;
      if (held.length < headBytes) return;
      const length = held.readInt32BE(headBytes - 4) + headBytes - 4;
      if (length < headBytes || length > MAX_MESSAGE_BYTES) return events.broken();
      if (held.length < length) return;
      const bytes = held.subarray(0, length);
      held = held.subarray(length);
      if (hasStarted) events.message({ type: String.fromCharCode(bytes[0] ?? 0), bytes });
      else hasStarted = takeFirst(bytes, events);
    }
  };
}

/** @returns whether the session has started */
function takeFirst(bytes: Buffer, events: FrontendEvents): boolean {
  const code = bytes.length >= 8 ? bytes.readInt32BE(4) : 0;
  if (ENCRYPTION_REQUESTS.has(code)) events.encryption();
  else if (code === CANCEL_REQUEST) events.broken();
  else {
    events.start();
    return true;
  }
  return false;
}
