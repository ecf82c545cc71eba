/** Messages of a PostgreSQL server at the start of a session, and on an error of the connection. */

const PARAMETERS = {
  server_version: "17.5",
  server_encoding: "UTF8",
  client_encoding: "UTF8",
  DateStyle: "ISO, MDY",
  IntervalStyle: "postgres",
  TimeZone: "UTC",
  integer_datetimes: "on",
  standard_conforming_strings: "on",
};

/** Messages that open a session without a password and report it as ready. */
export function sessionStart(): Buffer {
  const parameters = Object.entries(PARAMETERS).map(([name, value]) => message("S", `${name}\0${value}\0`));
  return Buffer.concat([message("R", int32(0)), ...parameters, message("K", Buffer.alloc(8)), ready("I")]);
}

export function ready(status: string): Buffer {
  return message("Z", status);
}

/** An error message with its five-character code, in PostgreSQL's format. */
export function errorMessage(severity: "ERROR" | "FATAL", code: string, text: string): Buffer {
  return message("E", `S${severity}\0V${severity}\0C${code}\0M${text}\0\0`);
}

/**
 * State in the final "ready" message: `I` idle, `T` in a transaction, `E` in a failed one. Null when that message is
 * missing.
 */
export function transactionState(reply: Uint8Array): string | null {
  const bytes = Buffer.from(reply.buffer, reply.byteOffset, reply.byteLength);
  const isReady = bytes.length >= 6 && bytes.subarray(-6, -1).equals(Buffer.from([0x5a, 0, 0, 0, 5]));
  return isReady ? String.fromCharCode(bytes[bytes.length - 1] ?? 0) : null;
}

function message(type: string, content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(type), int32(bytes.length + 4), bytes]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
