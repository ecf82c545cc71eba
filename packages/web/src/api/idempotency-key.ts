import { useRef } from "react";

/** A key that no other call bears. Made by hand: `randomUUID` is missing where the app is served without TLS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The idempotency key of what is about to be sent: the same for the same content until it is settled, so that sending
 * again after a failure counts once.
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
