import { expect, pick, randomInt, request, test } from "@aulo/runner/spec";

const WORDS = ["closed", "opened", "full up"];
const MARK = /^(W\/)?"[\x21\x23-\x7e]+"$/;

let room = randomInt(100, 400);

/** A notice that differs from those before, but not in its length. */
const newNotice = (word = pick(WORDS)) => {
  room += 1;
  return `Room ${room} is ${word}.`;
};

/** The parts of a response that the requirements are about, and the rest of it. */
async function answered(promise) {
  const { status, headers, json, text } = await promise;
  return { status, notice: json?.notice, mark: headers.etag, headers, json, text };
}

const read = (headers = {}) => answered(request("GET", "/notice", { headers }));
const write = (notice, { type = "application/json", ...headers } = {}) =>
  answered(
    request("PUT", "/notice", {
      body: JSON.stringify({ notice }),
      headers: type === null ? headers : { "content-type": type, ...headers },
    }),
  );

const seen = ({ status, notice }) => ({ status, notice });

/** What the response says its body is. */
const bodyType = ({ headers }) =>
  /^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "") ? "JSON" : headers["content-type"];

/** What Cache-Control says about keeping, in words. */
function caching({ status, headers }) {
  const rules = (headers["cache-control"] ?? "").toLowerCase().split(/\s*,\s*/);
  const asks =
    rules.includes("no-cache") || (rules.includes("max-age=0") && rules.includes("must-revalidate"));
  return {
    status,
    keeps: rules.includes("no-store") ? "never" : "allowed",
    asksTheServer: asks ? "before each use" : "not before each use",
  };
}

test("gives the notice, and says that it is JSON", { checks: ["get", "says-json"] }, async () => {
  const found = await read();
  expect({ status: found.status, json: found.json }).toEqual({
    status: 200,
    json: { notice: "The school is open." },
  });
  expect({ "body of GET": bodyType(found) }).toEqual({ "body of GET": "JSON" });
});

test("takes a new notice, and says that it is JSON", { checks: ["put", "says-json"] }, async () => {
  for (const notice of [newNotice(), "", 'Bring your "own" tea: 你好 🫖']) {
    const written = await write(notice);
    expect({ PUT: written.status, json: written.json }).toEqual({ PUT: 200, json: { notice } });
    expect({ "body of PUT": bodyType(written) }).toEqual({ "body of PUT": "JSON" });
    expect(seen(await read())).toEqual({ status: 200, notice });
  }
});

test("answers 304 without a body to a client that holds the newest notice", {
  checks: ["not-modified"],
}, async () => {
  await write(newNotice());
  const { mark } = await read();
  const { status, text } = await read({ "if-none-match": mark });
  expect({ status, text }).toEqual({ status: 304, text: "" });
});

test("lets the notice be kept, and asks to be asked before each use", {
  checks: ["may-keep", "ask-first"],
}, async () => {
  const written = await write(newNotice());
  const found = await read();
  const found304 = await read({ "if-none-match": found.mark });
  const rules = { keeps: "allowed", asksTheServer: "before each use" };
  expect({
    PUT: caching(written),
    GET: caching(found),
    "GET with the mark": caching(found304),
  }).toEqual({
    PUT: { status: 200, ...rules },
    GET: { status: 200, ...rules },
    "GET with the mark": { status: 304, ...rules },
  });
});

test("gives each response a mark in double quotes", { checks: ["etag"] }, async () => {
  const written = await write(newNotice());
  const found = await read();
  const found304 = await read({ "if-none-match": found.mark });
  const shape = ({ mark }) => (MARK.test(mark) ? "a mark in double quotes" : mark);
  expect({ PUT: shape(written), GET: shape(found), "GET with the mark": shape(found304) }).toEqual({
    PUT: "a mark in double quotes",
    GET: "a mark in double quotes",
    "GET with the mark": "a mark in double quotes",
  });
});

test("keeps the mark while the notice stays", { checks: ["same-mark"] }, async () => {
  const { mark } = await write(newNotice());
  const marks = [
    (await read()).mark,
    (await read({ "if-none-match": mark })).mark,
    (await read({ "if-none-match": '"another"' })).mark,
  ];
  expect(marks).toEqual([mark, mark, mark]);
});

test("answers 200 to a client with another mark", { checks: ["other-mark"] }, async () => {
  const notice = newNotice();
  const mark = String((await write(notice)).mark);
  for (const other of [
    '"another"',
    '""',
    mark.replace(/"$/, '0"'),
    mark.replace('"', '"0'),
    mark.slice(0, -2),
  ])
    expect({ [`If-None-Match: ${other}`]: seen(await read({ "if-none-match": other })) }).toEqual({
      [`If-None-Match: ${other}`]: { status: 200, notice },
    });
});

test("gives another notice another mark", { checks: ["new-mark", "other-mark"] }, async () => {
  const word = pick(WORDS);
  const written = [];
  for (let count = 0; count < 4; count += 1) written.push(await write(newNotice(word)));
  const marks = written.map(({ mark }) => mark);
  expect(marks.filter((mark, at) => marks.indexOf(mark) < at)).toEqual([]);
  const { notice } = written[3];
  for (const [at, mark] of marks.slice(0, 3).entries())
    expect({ [`with mark ${at + 1} of 4`]: seen(await read({ "if-none-match": mark })) }).toEqual({
      [`with mark ${at + 1} of 4`]: { status: 200, notice },
    });
});

test("takes a notice from a client that holds the newest mark", { checks: ["put-always"] }, async () => {
  const { mark } = await write(newNotice());
  const notice = newNotice();
  expect(seen(await write(notice, { "if-none-match": mark }))).toEqual({ status: 200, notice });
  expect(seen(await read({ "if-none-match": mark }))).toEqual({ status: 200, notice });
  const { mark: newest } = await read();
  expect(seen(await write(notice, { "if-none-match": newest }))).toEqual({ status: 200, notice });
});

test.each([["APPLICATION/JSON"], ["Application/Json"]])(
  "takes the type %s in these letters",
  {
    checks: ["capitals"],
  },
  async (type) => {
    const notice = newNotice();
    expect(seen(await write(notice, { type }))).toEqual({ status: 200, notice });
    expect(seen(await read())).toEqual({ status: 200, notice });
  },
);

const WITH_PARAMETERS = [
  ["application/json; charset=utf-8"],
  ["application/json;charset=UTF-8"],
  ["application/json ; charset=utf-8"],
];
test.each(WITH_PARAMETERS)("takes the type %s with a parameter", { checks: ["parameters"] }, async (type) => {
  const notice = newNotice();
  expect(seen(await write(notice, { type }))).toEqual({ status: 200, notice });
  expect(seen(await read())).toEqual({ status: 200, notice });
});

/** Sends a notice of another type, and expects that it is refused and changes nothing. */
async function expectRefusal(type) {
  const notice = newNotice();
  const { mark } = await write(notice);
  const { status } = await write(newNotice(), { type });
  const call = `PUT with ${type ?? "no type"}`;
  expect({ [call]: status, after: seen(await read()) }).toEqual({
    [call]: 415,
    after: { status: 200, notice },
  });
  expect({ mark: (await read()).mark }).toEqual({ mark });
}

test.each([["text/plain"], ["application/x-www-form-urlencoded"]])(
  "answers 415 to %s, and keeps the notice",
  {
    checks: ["not-json", "stays"],
  },
  (type) => expectRefusal(type),
);

const OTHER_TYPES = [["text/json"], ["application/json-patch+json"], ["text/plain; like=application/json"]];
test.each(OTHER_TYPES)("answers 415 to %s, which only looks like JSON", { checks: ["other-types"] }, (type) =>
  expectRefusal(type),
);

test("answers 415 when the type is missing, and keeps the notice", { checks: ["no-type", "stays"] }, () =>
  expectRefusal(null),
);
