import { expect, test } from "vitest";
import { isSingleKey, keyName, PAIR_WITHIN_MS, pairName } from "./key-names.ts";

function press(key: string, held: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {}) {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...held,
  };
}

test("names Ctrl and ⌘ alike", () => {
  expect(keyName(press("Enter", { ctrlKey: true }))).toBe("mod+Enter");
  expect(keyName(press("Enter", { metaKey: true }))).toBe("mod+Enter");
});

test("a key is single without a modifier", () => {
  expect(["?", "1", "mod+Enter", "alt+ArrowUp"].map(isSingleKey)).toEqual([true, true, false, false]);
});

test("joins two keys only when the second follows soon", () => {
  const before = { name: "g", atMs: 1000 };
  expect(pairName(before, "m", 1000 + PAIR_WITHIN_MS)).toBe("g m");
  expect(pairName(before, "m", 1001 + PAIR_WITHIN_MS)).toBe("m");
  expect(pairName(null, "m", 1000)).toBe("m");
});
