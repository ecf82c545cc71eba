import { loadTrack } from "@aulo/content";
import { expect, test } from "vitest";
import { grade } from "./grade.ts";
import { toPublicItem } from "./public-item.ts";

const TRACK = new URL("../../../tracks/backend-nodejs", import.meta.url).pathname;
const { track } = await loadTrack(TRACK);
const items = track?.concepts.flatMap((concept) => concept.items) ?? [];

test("each right text of a blank is taken with other spaces around it, and no foreseen wrong one is", () => {
  const verdicts = items.flatMap((item) => {
    if (item.kind !== "fill-blank") return [];
    const right = item.blanks.map(({ accept }) => accept[0] ?? "");
    const withText = (index: number, text: string) =>
      grade(item, 1, { kind: "fill-blank", blanks: right.with(index, ` ${text}\t`) }).right;
    return [
      ...item.blanks.flatMap(({ accept }, index) =>
        accept.map((text) => ({ id: item.id, text, right: withText(index, text), expected: true })),
      ),
      ...item.wrong.map(({ blank, text }) => ({
        id: item.id,
        text,
        right: withText(blank - 1, text),
        expected: false,
      })),
    ];
  });
  expect(verdicts.length).toBeGreaterThan(200);
  expect(verdicts.filter(({ right, expected }) => right !== expected)).toEqual([]);
});

test("the usual other spellings of a right text are right too", () => {
  const USUAL: [string, number, string][] = [
    ["headers.do-not-keep-it", 0, "Cache-control"],
    ["headers.do-not-keep-it", 1, "no-store, no-cache, must-revalidate"],
    ["headers.do-not-keep-it", 1, "no-store,private"],
    ["sessions.blank-header", 0, "SET-Cookie"],
    ["migrations.fill-start", 2, "Not Null"],
    ["migrations.fill-start", 3, "constraint emails unique"],
    ["change-rows.upsert-blank", 1, "update SET"],
    ["rest-responses.fill-answer", 1, "application/json;charset=utf-8"],
    ["mongoose-models.schema-blank", 2, "()=>new Date()"],
    ["mongodb-crud.change-blank", 2, "'$push'"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a blank between the quotes of a template
    ["tokens-jwt.blank-encoding", 0, "${ payload }"],
    ["http-server.listen-blank", 3, "PORT || 3000"],
    ["express-routes.fill-router", 2, "status(200).json"],
    ["json.send-the-set", 0, "course.tags.values().toArray()"],
    ["protected-routes.blank-query", 0, 'req.user["id"]'],
    ["graceful-shutdown.blank-deadline", 1, "-1"],
    ["graceful-shutdown.blank-deadline", 1, "3"],
  ];
  const refused = USUAL.filter(([id, index, text]) => {
    const item = items.find((each) => each.id === id);
    if (item?.kind !== "fill-blank") throw new Error(`There is no blank ${id}.`);
    const blanks = item.blanks.map(({ accept }) => accept[0] ?? "").with(index, text);
    return !grade(item, 1, { kind: "fill-blank", blanks }).right;
  });
  expect(refused).toEqual([]);
});

test("lines that differ only in their indentation can swap", () => {
  const item = items.find(({ id }) => id === "errors.a-class-that-tells");
  if (item?.kind !== "order-lines") throw new Error("The item is gone.");
  const shown = toPublicItem({ kind: "closed", concept: "errors", item }, 1);
  if (shown.kind !== "order-lines") throw new Error("It is shown as another kind.");
  const idOf = (line: string) => shown.lines.find(({ text }) => text === line)?.id ?? "";
  const swapped = item.lines.toSpliced(4, 2, item.lines[5] ?? "", item.lines[4] ?? "");
  expect(swapped.map((line) => line.trim())).toEqual(item.lines.map((line) => line.trim()));
  expect(grade(item, 1, { kind: "order-lines", lines: swapped.map(idOf) }).right).toBe(true);
});

test("spaces inside of a predicted line do not count, but its words and signs do", () => {
  const item = items.find(({ kind }) => kind === "predict-output");
  if (item?.kind !== "predict-output") throw new Error("The track has no predicted output.");
  const gradeOutput = (declared: string, output: string) =>
    grade({ ...item, output: declared }, 1, { kind: "predict-output", output }).right;
  expect(gradeOutput("[ 201, 409 ]\n", "[201,409]")).toBe(true);
  expect(gradeOutput("undefined false  NaN", "undefined false NaN")).toBe(true);
  expect(gradeOutput("a b", "ab")).toBe(false);
  expect(gradeOutput("a\nb", "a b")).toBe(false);
});
