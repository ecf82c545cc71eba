import { expect, printed, request, test, wait } from "@aulo/runner/spec";

const FAILED = { status: 500, json: { detail: "Something failed on our side." } };
/** `notify` of parcels.js takes 100 ms. */
const NOTIFIED_MS = 400;
/** A parcel takes 5 ms. Some wrong answers never respond, and all tests together have 10 seconds. */
const ANSWERS_MS = 1000;

/** Status and JSON of each of these paths. */
async function ask(...paths) {
  const found = {};
  for (const path of paths) {
    const { status, json, text } = await request("GET", path, { withinMs: ANSWERS_MS });
    found[`GET ${path}`] = { status, json: json === undefined ? text : json };
  }
  return found;
}

const all = (paths, response) => Object.fromEntries(paths.map((path) => [`GET ${path}`, response]));
const notice = (id) => request("POST", `/parcels/${id}/notice`);

test("responds with the grams", { checks: ["weight"] }, async () => {
  expect(await ask("/parcels/1/weight", "/parcels/2/weight", "/parcels/5/weight")).toEqual({
    "GET /parcels/1/weight": { status: 200, json: { grams: 250 } },
    "GET /parcels/2/weight": { status: 200, json: { grams: 1800 } },
    "GET /parcels/5/weight": { status: 200, json: { grams: 0 } },
  });
});

test("responds with the town", { checks: ["town"] }, async () => {
  expect(await ask("/parcels/1/town", "/parcels/2/town")).toEqual({
    "GET /parcels/1/town": { status: 200, json: { town: "Lyon" } },
    "GET /parcels/2/town": { status: 200, json: { town: "Graz" } },
  });
});

test("responds with 500 when weighing calls back with an error", {
  checks: ["weight-fails", "goes-on"],
}, async () => {
  const paths = ["/parcels/3/weight", "/parcels/99/weight"];
  expect(await ask(...paths)).toEqual(all(paths, FAILED));
});

test("responds with 500 when weighing throws at once", { checks: ["weight-fails", "goes-on"] }, async () => {
  const paths = ["/parcels/abc/weight", "/parcels/-1/weight"];
  expect(await ask(...paths)).toEqual(all(paths, FAILED));
});

test("responds with 500 when the text of the scale is broken", {
  checks: ["weight-broken", "goes-on"],
}, async () => {
  expect(await ask("/parcels/7/weight")).toEqual(all(["/parcels/7/weight"], FAILED));
});

test("responds with 500 when tracking emits an error", { checks: ["town-fails", "goes-on"] }, async () => {
  const paths = ["/parcels/3/town", "/parcels/abc/town"];
  expect(await ask(...paths)).toEqual(all(paths, FAILED));
});

test("responds with 500 when nobody knows the place", { checks: ["town-null", "goes-on"] }, async () => {
  expect(await ask("/parcels/8/town")).toEqual(all(["/parcels/8/town"], FAILED));
});

test("responds with 202 before the notice is sent, and sends it", { checks: ["notice"] }, async () => {
  const { json: before } = await request("GET", "/notices");
  const { status } = await notice(2);
  const { json: early } = await request("GET", "/notices");
  await wait(NOTIFIED_MS);
  const { json: late } = await request("GET", "/notices");
  expect({ "POST /parcels/2/notice": status, early, late }).toEqual({
    "POST /parcels/2/notice": 202,
    early: before,
    late: [...before, "2"],
  });
});

test("prints why a notice was not sent, and goes on", {
  checks: ["notice", "notice-fails", "goes-on"],
}, async () => {
  for (const id of ["3", "42"]) {
    const before = (await printed()).stderr.length;
    const { status } = await notice(id);
    await wait(NOTIFIED_MS);
    expect({ [`POST /parcels/${id}/notice`]: status }).toEqual({ [`POST /parcels/${id}/notice`]: 202 });
    expect((await printed()).stderr.slice(before)).toContain(`mail: nobody lives at parcel ${id}`);
  }
  const { json } = await request("GET", "/notices");
  expect({ "failed notices in GET /notices": json.filter((id) => id === "3" || id === "42") }).toEqual({
    "failed notices in GET /notices": [],
  });
});

test("serves good parcels while others fail at the same moment", { checks: ["goes-on"] }, async () => {
  const paths = [
    "/parcels/3/weight",
    "/parcels/1/weight",
    "/parcels/7/weight",
    "/parcels/3/town",
    "/parcels/1/town",
    "/parcels/8/town",
  ];
  const answers = await Promise.all([
    ...paths.map((path) => request("GET", path, { withinMs: ANSWERS_MS })),
    notice(3),
  ]);
  await wait(NOTIFIED_MS);
  expect(answers.map(({ status }) => status)).toEqual([500, 200, 500, 500, 200, 500, 202]);
  expect(await ask("/parcels/2/weight")).toEqual({
    "GET /parcels/2/weight": { status: 200, json: { grams: 1800 } },
  });
});
