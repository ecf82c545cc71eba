import type { FrontendMessage } from "./frontend-messages.ts";

/**
 * Prefixes the names of statements and portals for each connection, because all connections share PostgreSQL's one
 * session. Unnamed ones stay unnamed.
 */
export function withOwnNames({ type, bytes }: FrontendMessage, prefix: string): Buffer {
  const content = bytes.subarray(5);
  switch (type) {
    case "P":
    case "E":
      return rebuilt(type, Buffer.concat(prefixed(content, 1, prefix)));
    case "B":
      return rebuilt(type, Buffer.concat(prefixed(content, 2, prefix)));
    case "D":
    case "C":
      return rebuilt(
        type,
        Buffer.concat([content.subarray(0, 1), ...prefixed(content.subarray(1), 1, prefix)]),
      );
    default:
      return bytes;
  }
}

/** The first `count` names, each with the prefix unless it is empty, and the rest unchanged. */
function prefixed(content: Buffer, count: number, prefix: string): Buffer[] {
  const end = content.indexOf(0);
  if (count === 0 || end === -1) return [content];
  const name = end === 0 ? [] : [Buffer.from(prefix)];
  return [...name, content.subarray(0, end + 1), ...prefixed(content.subarray(end + 1), count - 1, prefix)];
}

function rebuilt(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, "latin1");
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}
