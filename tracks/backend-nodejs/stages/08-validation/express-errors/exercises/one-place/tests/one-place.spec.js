import { expect, pick, printed, randomInt, request, test, wait } from "@aulo/runner/spec";

const unknownId = () => randomInt(5_000, 9_000);
const failingId = () => randomInt(900, 999);
const randomItem = () => `${pick(["lamp", "radio", "toaster"])} ${randomInt(1, 99)}`;
const messageOf = (id) => `EIO: cannot read /var/cafe/repairs-${id}.db`;

/** Status and JSON of a response, by the call. */
async function ask(method, path, sent) {
  const { status, json, text } = await request(method, path, sent);
  return { [`${method} ${path}`]: { status, json: json === undefined ? text : json } };
}

async function addRepair(item = randomItem()) {
  const { status, json } = await request("POST", "/repairs", { json: { item } });
  expect({ "POST /repairs": status, id: typeof json?.id }).toEqual({ "POST /repairs": 201, id: "number" });
  expect(json).toEqual({ id: json.id, item, done: false });
  return json;
}

/** A response with its problem: the words of `detail` are the learner's own. */
async function askForProblem(method, path, sent) {
  const { status, json, text } = await request(method, path, sent);
  if (json === undefined || json === null) return { [`${method} ${path}`]: { status, json: text } };
  const hasWords = typeof json.detail === "string" && /\S/.test(json.detail);
  const problem = { status: json.status, detail: hasWords ? "words" : json.detail };
  return { [`${method} ${path}`]: { status, json: problem } };
}

const problem = (call, status) => ({ [call]: { status, json: { status, detail: "words" } } });

test("adds, shows and finishes a repair", { checks: ["routes"] }, async () => {
  const other = await addRepair();
  const repair = await addRepair();
  const path = `/repairs/${repair.id}`;
  expect(await ask("GET", path)).toEqual({ [`GET ${path}`]: { status: 200, json: repair } });
  const finished = { status: 200, json: { ...repair, done: true } };
  expect(await ask("POST", `${path}/finish`)).toEqual({ [`POST ${path}/finish`]: finished });
  expect(await ask("GET", path)).toEqual({ [`GET ${path}`]: finished });
  const unchanged = `/repairs/${other.id}`;
  expect(await ask("GET", unchanged)).toEqual({ [`GET ${unchanged}`]: { status: 200, json: other } });
});

test("answers 404 with a problem for a repair that is not there", {
  checks: ["not-found", "problem"],
}, async () => {
  for (const id of [unknownId(), 0]) {
    expect(await askForProblem("GET", `/repairs/${id}`)).toEqual(problem(`GET /repairs/${id}`, 404));
    const finish = `/repairs/${id}/finish`;
    expect(await askForProblem("POST", finish)).toEqual(problem(`POST ${finish}`, 404));
  }
});

test("answers 409 with a problem when the repair is done already", {
  checks: ["conflict", "problem"],
}, async () => {
  const repair = await addRepair();
  const path = `/repairs/${repair.id}`;
  await request("POST", `${path}/finish`);
  expect(await askForProblem("POST", `${path}/finish`)).toEqual(problem(`POST ${path}/finish`, 409));
  expect(await askForProblem("POST", `${path}/finish`)).toEqual(problem(`POST ${path}/finish`, 409));
  const finished = { status: 200, json: { ...repair, done: true } };
  expect(await ask("GET", path)).toEqual({ [`GET ${path}`]: finished });
});

const BODIES = [
  ...[{}, { item: "" }, { item: 7 }, { item: 0 }, { item: null }, { item: true }, { item: false }],
  ...[{ item: ["lamp"] }, { item: {} }, { name: "lamp" }, [], ["lamp"], null, "lamp"],
];
const JSON_TYPE = { "content-type": "application/json" };

test("answers 400 with a problem to a body that makes no sense", {
  checks: ["bad-request", "problem"],
}, async () => {
  for (const json of BODIES) {
    const sent = { body: JSON.stringify(json), headers: JSON_TYPE };
    const found = { sent: json, ...(await askForProblem("POST", "/repairs", sent)) };
    expect(found).toEqual({ sent: json, ...problem("POST /repairs", 400) });
  }
});

test("answers 400 with a problem to broken JSON", { checks: ["bad-request", "problem"] }, async () => {
  for (const body of ['{"item": lamp}', '{"item": "lamp"']) {
    const found = { sent: body, ...(await askForProblem("POST", "/repairs", { body, headers: JSON_TYPE })) };
    expect(found).toEqual({ sent: body, ...problem("POST /repairs", 400) });
  }
});

test("answers 400 with a problem when there is no body", {
  checks: ["bad-request", "problem"],
}, async () => {
  expect(await askForProblem("POST", "/repairs")).toEqual(problem("POST /repairs", 400));
});

test("adds nothing for a body that makes no sense", { checks: ["bad-request"] }, async () => {
  const before = await addRepair();
  for (const json of [{}, { item: "" }, { item: 7 }]) await request("POST", "/repairs", { json });
  const after = await addRepair();
  expect({ "repairs added in between": after.id - before.id - 1 }).toEqual({
    "repairs added in between": 0,
  });
});

test("answers 404 with a problem for a path that is not there", {
  checks: ["no-route", "problem"],
}, async () => {
  const { id } = await addRepair();
  const calls = [
    ...["GET /attic", "POST /attic", "GET /", "GET /repairs", "DELETE /repairs", "PUT /attic/12/finish"],
    ...[`DELETE /repairs/${id}`, `GET /repairs/${id}/finish`, `GET /repairs/${id}/parts`],
  ];
  for (const call of calls) {
    expect(await askForProblem(...call.split(" "))).toEqual(problem(call, 404));
  }
});

const FAILING_CALLS = [
  ["GET", () => `/repairs/${failingId()}`],
  ["POST", () => `/repairs/${failingId()}/finish`],
];

test("answers 500 when the disk fails, and tells the client nothing about it", {
  checks: ["unforeseen", "untold", "problem"],
}, async () => {
  for (const [method, makePath] of FAILING_CALLS) {
    const path = makePath();
    expect(await askForProblem(method, path)).toEqual(problem(`${method} ${path}`, 500));
    const { text } = await request(method, path);
    const told = ["EIO", "/var/cafe", ".db"].filter((part) => text.includes(part));
    expect({ [`${method} ${path}`]: text, told }).toEqual({ [`${method} ${path}`]: text, told: [] });
  }
});

test("prints the error that nobody foresaw", { checks: ["printed"] }, async () => {
  for (const [method, id, end] of [
    ["GET", failingId(), ""],
    ["POST", failingId(), "/finish"],
  ]) {
    const before = (await printed()).stderr.length;
    await request(method, `/repairs/${id}${end}`);
    await wait(50);
    expect((await printed()).stderr.slice(before)).toContain(messageOf(id));
  }
});

test("goes on after many failures at once", { checks: ["goes-on"] }, async () => {
  const paths = [failingId(), unknownId(), failingId(), unknownId()].map((id) => `/repairs/${id}`);
  const answers = await Promise.all(paths.map((path) => request("GET", path)));
  expect(answers.map(({ status }) => status)).toEqual([500, 404, 500, 404]);
  const repair = await addRepair();
  const path = `/repairs/${repair.id}`;
  expect(await ask("GET", path)).toEqual({ [`GET ${path}`]: { status: 200, json: repair } });
});
