import { describe, expect, test } from "vitest";
import { foldTyped, type TypedAs } from "./typed-text.ts";

function same(as: TypedAs, a: string, b: string): boolean {
  return foldTyped(as, a) === foldTyped(as, b);
}

describe.each<[TypedAs, [string, string][], [string, string][]]>([
  [
    "code",
    [
      ["()=>new Date()", "() => new Date()"],
      ["'$push'", '"$push"'],
      ["`true`", '"true"'],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a blank between the quotes of a template
      ["${ payload }", "${payload}"],
      ['req.user["id"]', "req.user.id"],
      ["throw error;", "throw error"],
      ["{port}", "{ port }"],
      ["8_000", "8000"],
      ["/tools  ", "/tools"],
    ],
    [
      ["'a b'", "'a  b'"],
      ["'true'", "true"],
      ["Port", "port"],
      ['["id"]', ".id"],
      ["return error", "returnerror"],
    ],
  ],
  [
    "sql",
    [
      ["Not Null", "NOT NULL"],
      ["update   SET", "UPDATE SET"],
      ["coalesce( max(a),-1 );", "COALESCE(max(a), -1)"],
    ],
    [
      ["'Ben'", "'ben'"],
      ['"Room"', '"room"'],
      ["NOTNULL", "NOT NULL"],
    ],
  ],
  ["header-name", [["SET-Cookie", "set-cookie"]], [["Cookie", "Set-Cookie"]]],
  [
    "header-value",
    [
      ["no-store,private", "private, no-store"],
      ["application/json;charset=utf-8", "application/json; charset=UTF-8"],
    ],
    [["no-cache", "no-store"]],
  ],
  ["text", [[" /books  ", "/books"]], [["/Books", "/books"]]],
])("typed as %s", (as, equal, different) => {
  test.each(equal)("%j is %j", (a, b) => expect(same(as, a, b)).toBe(true));
  test.each(different)("%j is not %j", (a, b) => expect(same(as, a, b)).toBe(false));
});

test("a long text without sense is folded in time that grows with its length", () => {
  for (const as of ["code", "sql", "header-value", "text"] as const) {
    for (const piece of ["[ ", "` ", 'a["b"]', "'", ", ;", "\\u", "/*"]) {
      expect(foldTyped(as, piece.repeat(20_000)).length).toBeLessThan(300_000);
    }
  }
});
