import { expect, test } from "vitest";
import { afterKey, isSingle, nameOf, PAIR_WITHIN_MS } from "./match-keys.ts";

function press(key: string, held: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {}) {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...held,
  };
}

test("takes Ctrl and ⌘ as the same", () => {
  expect(nameOf(press("Enter", { ctrlKey: true }))).toBe("mod+Enter");
  expect(nameOf(press("Enter", { metaKey: true }))).toBe("mod+Enter");
});

test("tells keys that type text from those that do not", () => {
  expect(["?", "1", "mod+Enter", "alt+ArrowUp"].map(isSingle)).toEqual([true, true, false, false]);
});

test("joins two keys only when the second follows soon", () => {
  const before = { name: "g", atMs: 1000 };
  expect(afterKey(before, "m", 1000 + PAIR_WITHIN_MS)).toBe("g m");
  expect(afterKey(before, "m", 1001 + PAIR_WITHIN_MS)).toBe("m");
  expect(afterKey(null, "m", 1000)).toBe("m");
});
