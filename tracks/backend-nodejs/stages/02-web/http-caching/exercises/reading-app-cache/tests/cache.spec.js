import { call, describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

const responseWith = (control, status = 200) => ({
  status,
  headers: { "content-type": "text/plain", ...(control === undefined ? {} : { "cache-control": control }) },
  body: "Soup",
});

/** What mayStore says for a browser and for a shared cache. */
async function storedBy(response) {
  return {
    browser: await call("mayStore", response, false),
    shared: await call("mayStore", response, true),
  };
}
async function expectStored(expected, responses) {
  for (const response of responses)
    expect({ response, ...(await storedBy(response)) }).toEqual({ response, ...expected });
}
const EVERYBODY = { browser: true, shared: true };
const NOBODY = { browser: false, shared: false };

describe("mayStore", () => {
  test("keeps what nothing forbids", { checks: ["store"] }, () =>
    expectStored(
      EVERYBODY,
      [undefined, "", "max-age=60", "no-cache", "public, max-age=60", "max-age=0", "immutable"].map(
        (control) => responseWith(control),
      ),
    ),
  );

  test("keeps no other status than 200", { checks: ["only-200"] }, () =>
    expectStored(
      NOBODY,
      [201, 204, 206, 301, 304, 404, 500].map((status) => responseWith("public, max-age=60", status)),
    ),
  );

  test("does not keep no-store", { checks: ["no-store"] }, () =>
    expectStored(
      NOBODY,
      ["no-store", "no-store, max-age=60", "private, no-store", "max-age=60, no-store, public"].map(
        (control) => responseWith(control),
      ),
    ),
  );

  test("keeps private in a browser, not in a shared cache", { checks: ["private"] }, () =>
    expectStored(
      { browser: true, shared: false },
      ["private", "private, max-age=60", "max-age=60, private", "no-cache, private"].map((control) =>
        responseWith(control),
      ),
    ),
  );
});

const MARK = { "if-none-match": '"m4"' };

/** The question about a copy with this header, some seconds after it was stored. */
async function questionAfter(seconds, control, etag = '"m4"') {
  const headers = {};
  if (control !== undefined) headers["cache-control"] = control;
  if (etag !== null) headers.etag = etag;
  const storedAt = randomInt(1, 100_000);
  return call("questionFor", { storedAt, headers, body: "Soup" }, storedAt + seconds);
}

/** Rows of header, seconds and expected question. */
async function expectQuestions(rows) {
  for (const [control, seconds, expected] of rows) {
    const question = await questionAfter(seconds, control);
    expect({ control, seconds, question }).toEqual({ control, seconds, question: expected });
  }
}

describe("questionFor", () => {
  test("uses a copy whose age is below max-age", { checks: ["fresh", "mark"] }, () =>
    expectQuestions([
      ["max-age=60", 0, null],
      ["max-age=60", 59, null],
      ["max-age=60", 60, MARK],
      ["max-age=60", 61, MARK],
      ["public, max-age=3600", 3599, null],
      ["max-age=3600, private", 3600, MARK],
      ["max-age=1", 0, null],
      ["max-age=0", 0, MARK],
      ["max-age=0", 30, MARK],
    ]),
  );

  test("counts from the epoch too", { checks: ["fresh"] }, async () => {
    const copy = { storedAt: 0, headers: { "cache-control": "max-age=60", etag: '"m4"' }, body: "Soup" };
    expect({ 59: await call("questionFor", copy, 59), 60: await call("questionFor", copy, 60) }).toEqual({
      59: null,
      60: MARK,
    });
  });

  test("asks about a copy with no-cache each time", { checks: ["no-cache"] }, () =>
    expectQuestions([
      ["no-cache", 0, MARK],
      ["no-cache, max-age=60", 0, MARK],
      ["max-age=60, no-cache", 30, MARK],
    ]),
  );

  test("asks about a copy without max-age each time", { checks: ["no-age"] }, () =>
    expectQuestions([
      [undefined, 0, MARK],
      [undefined, 30, MARK],
      ["private", 0, MARK],
      ["public", 500, MARK],
    ]),
  );

  test("asks with the mark of the copy", { checks: ["mark"] }, async () => {
    for (const etag of [`"v${randomInt(1, 99)}"`, 'W/"a1"', '"a,b"']) {
      const question = await questionAfter(60, "max-age=60", etag);
      expect({ etag, question }).toEqual({ etag, question: { "if-none-match": etag } });
    }
  });

  test("asks without a mark when the copy has none", { checks: ["no-mark"] }, async () => {
    for (const control of ["max-age=60", "no-cache", undefined]) {
      const question = await questionAfter(60, control, null);
      expect({ control, question }).toStrictEqual({ control, question: {} });
    }
  });
});

const COPY = {
  storedAt: 1000,
  headers: { "cache-control": "max-age=60", etag: '"m4"', "content-type": "text/plain" },
  body: "Soup",
};
const renewed = (response, now, copy = COPY) => call("renew", copy, response, now);

describe("renew", () => {
  test("keeps the body after a 304 and takes over its headers", { checks: ["not-modified"] }, async () => {
    const fresh = { status: 304, headers: { "cache-control": "max-age=600", date: "today" }, body: "" };
    expect(await renewed(fresh, 1060)).toMatchObject({
      headers: { "cache-control": "max-age=600", date: "today", etag: '"m4"', "content-type": "text/plain" },
      body: "Soup",
    });
    const bare = await renewed({ status: 304, headers: {} }, 1060);
    expect({ headers: bare.headers, body: bare.body }).toEqual({ headers: COPY.headers, body: COPY.body });
  });

  test("takes body and headers of a 200 and nothing else", { checks: ["replaced"] }, async () => {
    const body = `Menu ${randomInt(1, 99)}`;
    for (const headers of [{ etag: '"m5"' }, {}, { "cache-control": "no-cache" }]) {
      const found = await renewed({ status: 200, headers, body }, 1060);
      expect({ headers: found.headers, body: found.body }).toEqual({ headers, body });
    }
    expect(await renewed({ status: 200, headers: {}, body: "" }, 1060)).toMatchObject({ body: "" });
  });

  test("notes when the copy was renewed", { checks: ["stored-at"] }, async () => {
    for (const status of [200, 304])
      for (const now of [1060, 1000 + randomInt(100, 900)]) {
        const { storedAt } = await renewed({ status, headers: {}, body: "Menu" }, now);
        expect({ status, storedAt }).toEqual({ status, storedAt: now });
      }
  });

  test("does not change the old copy", { checks: ["unchanged"] }, async () => {
    for (const status of [200, 304]) {
      const before = await inside(
        ({ renew }, copy, response) => {
          renew(copy, response, 2000);
          return copy;
        },
        COPY,
        { status, headers: { etag: '"m9"' }, body: "Menu" },
      );
      expect({ status, copy: before }).toEqual({ status, copy: COPY });
    }
  });
});

describe("cache-control", () => {
  test("is read with any spaces and capitals", { checks: ["spelling"] }, async () => {
    for (const control of ["private,max-age=60", "Max-Age=60 ,  Private", "PRIVATE,\tMAX-AGE=60"])
      expect({
        control,
        ...(await storedBy(responseWith(control))),
        59: await questionAfter(59, control),
        60: await questionAfter(60, control),
      }).toEqual({ control, browser: true, shared: false, 59: null, 60: MARK });
    for (const control of ["No-Store", "max-age=60,no-store", "max-age=60 , NO-STORE"])
      expect({ control, ...(await storedBy(responseWith(control))) }).toEqual({ control, ...NOBODY });
    expect(await questionAfter(0, "max-age=60,No-Cache")).toEqual(MARK);
  });
});
