import { call, describe, expect, pick, randomInt, test } from "@aulo/runner/spec";

const randomDate = () =>
  new Date(Date.UTC(2026, randomInt(0, 11), randomInt(1, 28), randomInt(0, 23), randomInt(0, 59)));
const good = (parts) => ({ text: `Call ${randomInt(1, 999)}`, due: randomDate().toISOString(), ...parts });
const read = (value) => call("readReminder", JSON.stringify(value));

describe("reading", () => {
  test("gives the text, a real date and a set of tags", async () => {
    const due = randomDate();
    const sent = good({ due: due.toISOString(), tags: ["phone", `tag-${randomInt(1, 99)}`] });
    const reminder = { text: sent.text, due, tags: new Set(sent.tags) };
    expect(await read({ ...sent, role: "admin" })).toEqual({ ok: true, reminder });
  });

  test("gives an empty set when no tags were sent", async () => {
    const result = await read(good());
    expect(result).toHaveProperty("reminder.tags", new Set());
  });

  test("says that a text is no JSON", async () => {
    const text = pick(["", "{text: 5}", "{'text': 'a'}", '{"text": "a",}', "undefined"]);
    expect(await call("readReminder", text)).toEqual({ ok: false, problem: "not JSON" });
  });

  test.each([["null"], ["[]"], ["7"], ['"text"']])("says that %s is not an object", async (text) => {
    expect(await call("readReminder", text)).toEqual({ ok: false, problem: "not an object" });
  });

  test("says that there is no text", async () => {
    const withoutText = pick([
      { text: undefined },
      { text: "" },
      { text: 5 },
      { text: null },
      { text: ["a"] },
    ]);
    const due = pick(["never", randomDate().toISOString()]);
    expect(await read(good({ ...withoutText, due }))).toEqual({ ok: false, problem: "no text" });
  });

  test("says that the due date is no date", async () => {
    expect([
      await read(good({ due: "soon" })),
      await read(good({ due: undefined })),
      await read(good({ due: 5 })),
    ]).toEqual(Array.from({ length: 3 }, () => ({ ok: false, problem: "bad date" })));
  });
});

describe("writing", () => {
  const stored = () => ({
    text: `Buy ${randomInt(1, 99)} eggs`,
    due: randomDate(),
    tags: new Set(["shop", "food"]),
  });

  test("writes text, due and tags", async () => {
    const { text, due, tags } = stored();
    const written = await call("writeReminder", { text, due, tags });
    expect(JSON.parse(written)).toEqual({ text, due: due.toISOString(), tags: [...tags] });
  });

  test("writes nothing but text, due and tags", async () => {
    const written = await call("writeReminder", {
      ...stored(),
      ownerToken: "s3cret",
      [`note${randomInt(1, 99)}`]: 1,
    });
    expect(Object.keys(JSON.parse(written)).toSorted()).toStrictEqual(["due", "tags", "text"]);
  });
});
