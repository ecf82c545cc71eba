import { call, describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

const randomDate = () =>
  new Date(Date.UTC(2026, randomInt(0, 11), randomInt(1, 28), randomInt(0, 23), randomInt(0, 59)));
const good = (parts) => ({ text: `Call ${randomInt(1, 999)}`, due: randomDate().toISOString(), ...parts });

/** What readReminder gives for a string, as plain data, whatever kind of object the code makes. */
const readText = (text) =>
  inside(({ readReminder }, text) => {
    const isObject = (value) => Object.prototype.toString.call(value) === "[object Object]";
    const plain = (value) => (isObject(value) ? { ...value } : value);
    try {
      const result = plain(readReminder(text));
      return isObject(result?.reminder) ? { ...result, reminder: plain(result.reminder) } : result;
    } catch (error) {
      return { threw: String(error) };
    }
  }, text);

const read = (value) => readText(JSON.stringify(value));
const problem = (name) => ({ ok: false, problem: name });

describe("reading", () => {
  test("gives the text, a real date and a set of tags", { checks: ["two-shapes", "tags"] }, async () => {
    const due = randomDate();
    const sent = good({ due: due.toISOString(), tags: ["phone", `tag-${randomInt(1, 99)}`, "phone", ""] });
    expect(await read(sent)).toEqual({
      ok: true,
      reminder: { text: sent.text, due, tags: new Set(sent.tags) },
    });
  });

  test("gives an empty set when no tags were sent", { checks: ["no-tags"] }, async () => {
    const sent = good();
    const reminder = { text: sent.text, due: new Date(sent.due), tags: new Set() };
    expect(await read(sent)).toEqual({ ok: true, reminder });
    expect(await read({ ...sent, tags: [] })).toEqual({ ok: true, reminder });
  });

  test("leaves out other properties", { checks: ["only-three"] }, async () => {
    const result = await read(good({ role: "admin", [`key${randomInt(1, 99)}`]: 1, ownerToken: null }));
    expect(Object.keys(result.reminder ?? result).toSorted()).toEqual(["due", "tags", "text"]);
  });

  const BROKEN = [
    [""],
    ["{text: 5}"],
    ["{'text': 'a'}"],
    ['{"text": "a",}'],
    ["undefined"],
    ["due"],
    ['{"text"'],
  ];
  test.each(BROKEN)("says that %j is not JSON", { checks: ["not-json", "two-shapes"] }, async (text) => {
    expect(await readText(text)).toEqual(problem("not JSON"));
  });

  const OTHERS = [["null"], ["[]"], ["7"], ["0"], ["true"], ["false"], ['"text"'], ['""']];
  test.each(OTHERS)("says that %s is not an object", { checks: ["not-an-object"] }, async (text) => {
    expect(await readText(text)).toEqual(problem("not an object"));
  });

  test("says that a list of reminders is not an object", { checks: ["not-an-object"] }, async () => {
    expect(await read([good()])).toEqual(problem("not an object"));
  });

  const WITHOUT_TEXT = [[undefined], [""], [5], [0], [null], [false], [true], [["a"]], [{ a: 1 }]];
  test.each(WITHOUT_TEXT)(
    "says that there is no text when it is %j",
    { checks: ["no-text"] },
    async (text) => {
      expect(await read(good({ text }))).toEqual(problem("no text"));
    },
  );

  test.each([[undefined], ["soon"], [5], [null]])(
    "looks for the text before the date, which is %j",
    {
      checks: ["order"],
    },
    async (due) => {
      expect(await read({ text: "", due })).toEqual(problem("no text"));
      expect(await read({ due })).toEqual(problem("no text"));
    },
  );

  test.each([[" "], ["0"], ["null"], ["\n"], [" Call Lin "], ['"é" 🔔']])(
    "takes the text %j as it is",
    {
      checks: ["any-text"],
    },
    async (text) => {
      const result = await read(good({ text }));
      expect({ ok: result.ok, text: result.reminder?.text }).toEqual({ ok: true, text });
    },
  );

  const NO_STRINGS = [
    [undefined],
    [5],
    [0],
    [null],
    [true],
    [false],
    [1_777_626_000_000],
    [["2026-05-01"]],
    [{}],
  ];
  test.each(NO_STRINGS)("says that the date %j is bad", { checks: ["due-string"] }, async (due) => {
    expect(await read(good({ due }))).toEqual(problem("bad date"));
  });

  test.each([["soon"], [""], ["2026-13-01T09:00:00.000Z"], ["next Friday"]])(
    "says that %j is no date",
    {
      checks: ["due-invalid"],
    },
    async (due) => {
      expect(await read(good({ due }))).toEqual(problem("bad date"));
    },
  );

  const DATES = [
    ["2026-05-01"],
    ["2026-05-01T09:00:00+02:00"],
    ["2026-05-01T09:00Z"],
    ["Fri, 01 May 2026 09:00:00 GMT"],
    ["1970-01-01T00:00:00.000Z"],
    ["1950-05-01T09:00:00.000Z"],
  ];
  test.each(DATES)("takes the date %j", { checks: ["any-date"] }, async (due) => {
    const result = await read(good({ due }));
    expect({ ok: result.ok, due: result.reminder?.due }).toEqual({ ok: true, due: new Date(due) });
  });
});

describe("writing", () => {
  const write = async (reminder) => {
    const written = await call("writeReminder", reminder);
    try {
      return JSON.parse(written);
    } catch {
      return { "not JSON": written };
    }
  };
  const stored = (parts) => ({
    text: `Buy ${randomInt(1, 99)} eggs`,
    due: randomDate(),
    tags: new Set(["shop", `a${randomInt(1, 99)}`, "food"]),
    ...parts,
  });

  test("writes text, due and tags", {
    checks: ["writes-json", "write-text", "write-due", "write-tags"],
  }, async () => {
    const { text, due, tags } = stored();
    expect(await write({ text, due, tags })).toEqual({ text, due: due.toISOString(), tags: [...tags] });
  });

  test.each([['Say "hi"'], ["two\nlines"], ["back\\slash"], ["é 🔔"]])(
    "writes the text %j",
    {
      checks: ["writes-json", "write-text"],
    },
    async (text) => {
      const { due, tags } = stored();
      expect(await write({ text, due, tags })).toEqual({ text, due: due.toISOString(), tags: [...tags] });
    },
  );

  test.each([["1970-01-01T00:00:00.000Z"], ["2026-05-01T09:00:00.007Z"]])(
    "writes the date %s in this form",
    {
      checks: ["write-due"],
    },
    async (due) => {
      const { text, tags } = stored();
      expect(await write({ text, due: new Date(due), tags })).toEqual({ text, due, tags: [...tags] });
    },
  );

  test.each([[[]], [["z", "a", "m"]], [["10", "9", ""]]])(
    "writes the tags %j in their order",
    {
      checks: ["write-tags"],
    },
    async (tags) => {
      const { text, due } = stored();
      expect(await write({ text, due, tags: new Set(tags) })).toEqual({ text, due: due.toISOString(), tags });
    },
  );

  test("writes nothing but text, due and tags", { checks: ["no-others"] }, async () => {
    const secrets = { ownerToken: "s3cret", [`note${randomInt(1, 99)}`]: "s3cret", id: 7, seen: null };
    const { text, due, tags } = stored();
    const written = await call("writeReminder", { text, ...secrets, due, tags });
    expect(Object.keys(JSON.parse(written)).toSorted()).toEqual(["due", "tags", "text"]);
    expect(written).not.toContain("s3cret");
  });
});
