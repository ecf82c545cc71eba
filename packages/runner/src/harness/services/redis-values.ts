/**
 * Converts between Redis' protocol (RESP, third version) and plain values.
 * https://redis.io/docs/latest/develop/reference/protocol-spec/
 *
 * 1. A value begins with a letter for its type and a line. A string has a length and follows that line. Lists and maps
 *    have a count.
 * 2. Strings, numbers, booleans and null are themselves. Lists and sets are arrays, maps are objects, errors are
 *    errors.
 * 3. Bytes are kept until their value is complete.
 */
const CARRIAGE_RETURN = 13;

export type RedisValue =
  | null
  | string
  | number
  | bigint
  | boolean
  | Error
  | RedisValue[]
  | { [key: string]: RedisValue };

/** The value that begins at a position of the bytes, and its end. Null while it is incomplete. */
type Read = { value: RedisValue; end: number } | null;

/** Encodes a command. */
export function commandBytes(words: readonly string[]): Buffer {
  const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return Buffer.from(`*${words.length}\r\n${parts.join("")}`);
}

/**
 * Returns a function that takes bytes as they arrive. Each reply is passed on once it is complete. Messages that the
 * server sends unasked are dropped.
 */
export function createAnswerReader(give: (answer: RedisValue) => void): (chunk: Buffer) => void {
  let held: Buffer = Buffer.alloc(0);
  return (chunk) => {
    held = Buffer.concat([held, chunk]);
    for (let read = readValue(held, 0); read; read = readValue(held, 0)) {
      const isUnasked = String.fromCharCode(held[0] ?? 0) === ">";
      held = held.subarray(read.end);
      if (!isUnasked) give(read.value);
    }
  };
}

function readValue(bytes: Buffer, from: number): Read {
  const lineEnd = bytes.indexOf(CARRIAGE_RETURN, from);
  if (lineEnd === -1 || lineEnd + 2 > bytes.length) return null;
  const line = bytes.toString("utf8", from + 1, lineEnd);
  const end = lineEnd + 2;
  switch (String.fromCharCode(bytes[from] ?? 0)) {
    case "+":
      return { value: line, end };
    case "-":
      return { value: new Error(line), end };
    case ":":
    case "(":
      return { value: toWhole(line), end };
    case ",":
      return { value: toDouble(line), end };
    case "#":
      return { value: line === "t", end };
    case "_":
      return { value: null, end };
    case "$":
      return readText(bytes, end, Number(line), 0);
    case "=":
      // Three letters for the format of the string, and a colon.
      return readText(bytes, end, Number(line), 4);
    case "*":
    case "~":
    case ">":
      return Number(line) < 0 ? { value: null, end } : readList(bytes, end, Number(line));
    case "%":
      return readMap(bytes, end, Number(line));
    default:
      throw new Error("Redis answered with something that is none of its types.");
  }
}

function readText(bytes: Buffer, from: number, length: number, skipped: number): Read {
  if (length < 0) return { value: null, end: from };
  const end = from + length + 2;
  return bytes.length < end ? null : { value: bytes.toString("utf8", from + skipped, end - 2), end };
}

function readList(bytes: Buffer, from: number, count: number) {
  const value: RedisValue[] = [];
  let end = from;
  while (value.length < count) {
    const read = readValue(bytes, end);
    if (!read) return null;
    value.push(read.value);
    end = read.end;
  }
  return { value, end };
}

function readMap(bytes: Buffer, from: number, count: number): Read {
  const list = readList(bytes, from, count * 2);
  if (!list) return null;
  const entries = Array.from({ length: count }, (_, at): [string, RedisValue] => [
    `${list.value[at * 2]}`,
    list.value[at * 2 + 1] ?? null,
  ]);
  return { value: Object.fromEntries(entries), end: list.end };
}

function toWhole(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

function toDouble(text: string): number {
  return text.endsWith("inf") ? Number(text.replace("inf", "Infinity")) : Number(text);
}
