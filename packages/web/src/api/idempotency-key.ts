import { useRef } from "react";

/** A random key of 128 bits. `crypto.randomUUID` is missing on pages served without TLS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Idempotency keys for one call at a time.
 *
 * Equal content gets the same key until `settle`, so a retry after a failure counts once.
 */
export function useIdempotencyKey(): { keyOf: (content: string) => string; settle: () => void } {
  const pending = useRef<{ content: string; key: string } | null>(null);
  return {
    keyOf(content) {
      if (pending.current?.content !== content) pending.current = { content, key: newKey() };
      return pending.current.key;
    },
    settle() {
      pending.current = null;
    },
  };
}
