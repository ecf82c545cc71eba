import { call, describe, expect, inside, random, test } from "@aulo/runner/spec";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/** A secret that nobody knows before. */
const secretOf = (length = 40) =>
  Array.from({ length }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join("");

const read = (text) =>
  call("readKeys", text === undefined ? { PORT: "3000" } : { STATION_KEYS: text, PORT: "3000" });

/** What readKeys throws for this text: its message, or what it returned. */
async function refusal(text) {
  try {
    return { returned: await read(text) };
  } catch (error) {
    return { message: error.message };
  }
}

async function expectRefused(texts) {
  for (const text of texts) {
    const found = await refusal(text);
    expect({ STATION_KEYS: text, threw: "message" in found, returned: found.returned }).toEqual({
      STATION_KEYS: text,
      threw: true,
      returned: undefined,
    });
  }
}

const [A, B, C] = [secretOf(), secretOf(36), secretOf(64)];
const SIGNS = `${secretOf(20)}.*+?$&^(a|b)[x]{2}/=`;

describe("readKeys", () => {
  test("gives ids and secrets in their order", { checks: ["keys"] }, async () => {
    for (const keys of [
      [{ id: "2026-05", secret: A }],
      [
        { id: "2026-05", secret: A },
        { id: "2025-11", secret: B },
        { id: "b", secret: C },
      ],
    ]) {
      const text = keys.map(({ id, secret }) => `${id}:${secret}`).join(",");
      expect({ STATION_KEYS: text, keys: await read(text) }).toEqual({ STATION_KEYS: text, keys });
    }
  });

  test("ignores white space around entries, and keeps further colons", { checks: ["entries"] }, async () => {
    const text = `  2026-05:${A} ,\n 2025-11:${B}:x:${C}\n`;
    expect({ STATION_KEYS: text, keys: await read(text) }).toEqual({
      STATION_KEYS: text,
      keys: [
        { id: "2026-05", secret: A },
        { id: "2025-11", secret: `${B}:x:${C}` },
      ],
    });
    const spaced = `2026-05 : ${A},2025-11\t:\n${B}`;
    expect({ STATION_KEYS: spaced, keys: await read(spaced) }).toEqual({
      STATION_KEYS: spaced,
      keys: [
        { id: "2026-05", secret: A },
        { id: "2025-11", secret: B },
      ],
    });
  });

  test("refuses a missing variable", { checks: ["missing"] }, () =>
    expectRefused([undefined, "", "  ", "\n"]),
  );

  test("refuses entries without an id or a secret", { checks: ["incomplete"] }, () =>
    expectRefused([
      A,
      `:${A}`,
      ` :${A}`,
      "2026-05:",
      "2026-05:   ",
      `2026-05:${A},${B}`,
      `2026-05:${A},:${B}`,
    ]),
  );

  test("refuses secrets of fewer than 32 characters", { checks: ["short"] }, async () => {
    await expectRefused([
      `a:${secretOf(31)}`,
      "a:x",
      `a:${A},b:${secretOf(20)}`,
      `a:${" ".repeat(20)}${secretOf(20)}`,
    ]);
    const secret = secretOf(32);
    expect(await read(`a:${secret}`)).toEqual([{ id: "a", secret }]);
  });

  test("refuses an id that occurs twice", { checks: ["twice"] }, () =>
    expectRefused([`a:${A},a:${B}`, `a:${A},b:${B},a:${A}`, `a:${A}, a:${C}`]),
  );

  test("names the variable and tells nothing of a secret", { checks: ["named", "silent"] }, async () => {
    const short = secretOf(24);
    for (const text of [
      undefined,
      "",
      A,
      `:${A}`,
      `a:${short}`,
      `a:${A},b:${short}`,
      `a:${A},a:${B}`,
      `a:${A},b:`,
      `a:${A},${B}`,
    ]) {
      const { message = "no error" } = await refusal(text);
      const parts = [A, B, short].flatMap((secret) => [secret.slice(0, 6), secret.slice(-6)]);
      expect({
        STATION_KEYS: text,
        message,
        "names the variable": message.includes("STATION_KEYS"),
        "parts of secrets": parts.filter((part) => message.includes(part)),
      }).toEqual({ STATION_KEYS: text, message, "names the variable": true, "parts of secrets": [] });
    }
  });
});

const KEYS = [
  { id: "2026-05", secret: A },
  { id: "2025-11", secret: B },
  { id: "2025-05", secret: `${C}:x y` },
];

/** Expects these ids for values of the header. */
async function expectIds(pairs, keys = KEYS) {
  for (const [authorization, id] of pairs) {
    const found = await call("idOfKey", authorization, keys);
    expect({ authorization, keys: keys.length, id: found }).toEqual({ authorization, keys: keys.length, id });
  }
}

describe("idOfKey", () => {
  test("accepts each of the keys", { checks: ["each"] }, async () => {
    await expectIds(KEYS.map(({ id, secret }) => [`Bearer ${secret}`, id]));
    await expectIds(
      [
        [`Bearer ${A}`, "2026-05"],
        [`Bearer ${B}`, null],
      ],
      KEYS.slice(0, 1),
    );
    await expectIds([[`Bearer ${A}`, null]], []);
  });

  test("takes Bearer with any capitals", { checks: ["bearer"] }, () =>
    expectIds([
      [`bearer ${A}`, "2026-05"],
      [`BEARER ${B}`, "2025-11"],
    ]),
  );

  test("takes the secret exactly", { checks: ["exact"] }, () =>
    expectIds(
      [
        A.toLowerCase(),
        A.toUpperCase(),
        `${A}x`,
        A.slice(0, -1),
        ` ${A}`,
        `${A} `,
        `${A}, ${B}`,
        "",
        "x".repeat(40),
      ]
        .filter((given) => given !== A)
        .map((given) => [`Bearer ${given}`, null]),
    ),
  );

  test("gives null for every other value", { checks: ["other"] }, () =>
    expectIds(
      [
        undefined,
        "",
        "Bearer",
        "Bearer ",
        A,
        `Basic ${A}`,
        `Bearer${A}`,
        `Token Bearer ${A}`,
        `xbearer ${A}`,
      ].map((v) => [v, null]),
    ),
  );
});

const cleaned = (fields, keys = KEYS) => call("redact", fields, keys);

describe("redact", () => {
  test("hides fields by their names", { checks: ["names"] }, async () => {
    const names = [
      ...[
        "authorization",
        "Authorization",
        "cookie",
        "set-cookie",
        "Set-Cookie",
        "setCookie",
        "password",
        "PASSWORD",
      ],
      ...["token", "secret", "SECRET", "apiKey", "api_key", "API-KEY", "_password_"],
    ];
    for (const name of names) {
      for (const value of ["abc", "", 7, 0, null, true, ["abc"], { a: 1 }]) {
        expect({ field: { [name]: value }, log: await cleaned({ [name]: value }) }).toEqual({
          field: { [name]: value },
          log: { [name]: "[hidden]" },
        });
      }
    }
  });

  test("hides fields at every depth", { checks: ["names"] }, async () => {
    const fields = {
      request: {
        headers: { Authorization: "Bearer abc", accept: "text/html" },
        body: [{ password: "x", name: "Ana" }],
      },
      list: [[{ token: "t" }], "plain"],
    };
    expect(await cleaned(fields)).toEqual({
      request: {
        headers: { Authorization: "[hidden]", accept: "text/html" },
        body: [{ password: "[hidden]", name: "Ana" }],
      },
      list: [[{ token: "[hidden]" }], "plain"],
    });
  });

  test("hides secrets inside other strings", { checks: ["values"] }, async () => {
    const fields = {
      message: `refused: Bearer ${A}`,
      twice: `${A} and ${A}${B}`,
      deep: { list: [`?key=${B}&x=1`, 7, { url: `https://a.example/${A}` }] },
      whole: B,
    };
    expect({ fields, log: await cleaned(fields) }).toEqual({
      fields,
      log: {
        message: "refused: Bearer [hidden]",
        twice: "[hidden] and [hidden][hidden]",
        deep: { list: ["?key=[hidden]&x=1", 7, { url: "https://a.example/[hidden]" }] },
        whole: "[hidden]",
      },
    });
    const strange = { message: `key ${SIGNS}, and ${SIGNS}` };
    expect({ strange, log: await cleaned(strange, [{ id: "a", secret: SIGNS }]) }).toEqual({
      strange,
      log: { message: "key [hidden], and [hidden]" },
    });
  });

  test("leaves everything else as it is", { checks: ["rest"] }, async () => {
    const fields = {
      station: 7,
      zero: 0,
      empty: "",
      none: null,
      yes: true,
      no: false,
      list: [],
      object: {},
      passwords: 3,
      tokenCount: 12,
      cookies: ["a"],
      keyId: "2026-05",
      text: `${A.slice(0, 20)} is a part only`,
    };
    expect(await cleaned(fields)).toEqual(fields);
    expect(await cleaned({})).toEqual({});
    expect(await cleaned(fields, [])).toEqual(fields);
  });

  test("does not change the given object", { checks: ["copy"] }, async () => {
    const fields = { password: "p", deep: { token: "t", list: [`key ${A}`, { cookie: "c" }] } };
    const after = await inside(
      async ({ redact }, given, keys) => {
        await redact(given, keys);
        return given;
      },
      fields,
      KEYS,
    );
    expect({ "the object afterwards": after }).toEqual({ "the object afterwards": fields });
  });
});
