import { describe, expect, pick, query, randomInt, request, test } from "@aulo/runner/spec";

const ACTIONS = ["jobs:read", "jobs:create", "jobs:change", "jobs:delete"];
let made = 0;
/** A word that no code can know before. */
const word = (kind) => {
  made += 1;
  return `${kind}-${randomInt(1000, 9999)}-${made}`;
};

/** A new role with these grants, such as `{ "jobs:read": "own" }`. */
async function role(grants) {
  const name = word(pick(["student", "team", "desk"]));
  for (const [action, scope] of Object.entries(grants)) {
    await query("INSERT INTO grants (role, action, scope) VALUES ($1, $2, $3)", [name, action, scope]);
  }
  return name;
}

/** Somebody new who is logged in, with these roles. */
async function person(...roles) {
  const name = word("person");
  const sid = word("sid");
  await query("INSERT INTO people (sid, name, roles) VALUES ($1, $2, $3)", [sid, name, roles]);
  return { name, sid, roles };
}

const personWith = async (...grants) => person(...(await Promise.all(grants.map(role))));

async function jobOf(owner, state = "new") {
  const [job] = await query("INSERT INTO jobs (owner, title, state) VALUES ($1, $2, $3) RETURNING *", [
    owner.name ?? owner,
    word("flyer"),
    state,
  ]);
  return job;
}

const rowOf = async ({ id }) => (await query("SELECT * FROM jobs WHERE id = $1", [id]))[0];

function as(user, method, path, json) {
  const headers = user === null ? {} : { cookie: `sid=${user.sid}` };
  return request(method, path, { headers, json });
}

/** Each request to a job, with the action that it needs. */
const ON_JOB = [
  ["GET", "jobs:read", undefined],
  ["PATCH", "jobs:change", { state: "printed" }],
  ["DELETE", "jobs:delete", undefined],
];

/** Expects these statuses of a person's requests, written as "METHOD /path". */
async function expectStatuses(rule, user, expected, bodies = {}) {
  const found = {};
  for (const call of Object.keys(expected)) {
    const [method, path] = call.split(" ");
    found[call] = (await as(user, method, path, bodies[method])).status;
  }
  expect({ rule, ...found }).toEqual({ rule, ...expected });
}

const BODIES = { PATCH: { state: "printed" }, POST: { title: "poster" } };

describe("without permission", () => {
  test("answers 401 without login", { checks: ["stranger", "unchanged"] }, async () => {
    const job = await jobOf(word("somebody"));
    const expected = { "GET /jobs": 401, "POST /jobs": 401 };
    for (const id of [job.id, 99_999_999]) {
      for (const [method] of ON_JOB) expected[`${method} /jobs/${id}`] = 401;
    }
    await expectStatuses("nobody is logged in", null, expected, BODIES);
    await expectStatuses("the session is unknown", { sid: "x" }, expected, BODIES);
    expect({ "the job": await rowOf(job) }).toEqual({ "the job": job });
  });

  test("answers 403 without a row for the action, whatever the id", {
    checks: ["no-grant", "any-role", "unchanged"],
  }, async () => {
    for (const user of [await person(), await person("admin"), await person("admin", "owner", "desk")]) {
      const job = await jobOf(user);
      const expected = { "GET /jobs": 403, "POST /jobs": 403 };
      for (const id of [job.id, 99_999_999]) {
        for (const [method] of ON_JOB) expected[`${method} /jobs/${id}`] = 403;
      }
      await expectStatuses(`no grants for the roles ${JSON.stringify(user.roles)}`, user, expected, BODIES);
      expect({ "the job": await rowOf(job) }).toEqual({ "the job": job });
    }
  });

  test("takes each action by itself", {
    checks: ["read", "create", "change", "delete", "no-grant", "hidden-change"],
  }, async () => {
    for (const missing of ACTIONS) {
      const user = await personWith(
        Object.fromEntries(ACTIONS.filter((a) => a !== missing).map((a) => [a, "any"])),
      );
      const [job, own] = [await jobOf(word("somebody")), await jobOf(user)];
      const without = (action, status) => {
        if (action === missing) return 403;
        // Without jobs:read, every job is hidden.
        return missing === "jobs:read" && action !== "jobs:create" ? 404 : status;
      };
      await expectStatuses(
        `all grants but ${missing}`,
        user,
        {
          "POST /jobs": without("jobs:create", 201),
          [`GET /jobs/${job.id}`]: without("jobs:read", 200),
          [`PATCH /jobs/${job.id}`]: without("jobs:change", 200),
          [`DELETE /jobs/${job.id}`]: without("jobs:delete", 204),
          [`PATCH /jobs/${own.id}`]: without("jobs:change", 200),
          [`DELETE /jobs/${own.id}`]: without("jobs:delete", 204),
        },
        BODIES,
      );
    }
  });
});

describe("own and any", () => {
  test("shows single jobs in the scope, and the same 404 for the others", {
    checks: ["read", "hidden"],
  }, async () => {
    const user = await personWith({ "jobs:read": "own" });
    const own = await jobOf(user);
    const other = await jobOf(word("somebody"));
    const found = await as(user, "GET", `/jobs/${own.id}`);
    expect({ "GET of the own job": found.status, body: found.json }).toEqual({
      "GET of the own job": 200,
      body: own,
    });
    const hidden = await as(user, "GET", `/jobs/${other.id}`);
    const missing = await as(user, "GET", "/jobs/99999999");
    expect({ "GET of another's job": hidden.status, body: hidden.text }).toEqual({
      "GET of another's job": 404,
      body: missing.text,
    });
    const reader = await personWith({ "jobs:read": "any" });
    const seen = await as(reader, "GET", `/jobs/${other.id}`);
    expect({ "GET with any": seen.status, body: seen.json }).toEqual({ "GET with any": 200, body: other });
    await expectStatuses("a missing job", reader, { "GET /jobs/99999999": 404 });
  });

  test("lists the jobs in the scope, by id", { checks: ["list", "read"] }, async () => {
    const user = await personWith({ "jobs:read": "own" });
    const own = [await jobOf(user), await jobOf(user)];
    await jobOf(word("somebody"));
    own.push(await jobOf(user, "printed"));
    const list = await as(user, "GET", "/jobs");
    expect({ "GET /jobs with own": list.status, body: list.json }).toEqual({
      "GET /jobs with own": 200,
      body: own,
    });
    const none = await as(await personWith({ "jobs:read": "own" }), "GET", "/jobs");
    expect({ "GET /jobs without jobs": none.status, body: none.json }).toEqual({
      "GET /jobs without jobs": 200,
      body: [],
    });
    const all = await as(await personWith({ "jobs:read": "any" }), "GET", "/jobs");
    const rows = await query("SELECT * FROM jobs ORDER BY id");
    expect({ "GET /jobs with any": all.status, body: all.json }).toEqual({
      "GET /jobs with any": 200,
      body: rows,
    });
  });

  test("changes and deletes in the scope", { checks: ["change", "delete", "api"] }, async () => {
    const both = [
      [{ "jobs:read": "own", "jobs:change": "own", "jobs:delete": "own" }, (user) => user],
      [{ "jobs:read": "any", "jobs:change": "any", "jobs:delete": "any" }, () => word("somebody")],
    ];
    for (const [grants, ownerOf] of both) {
      const user = await personWith(grants);
      const job = await jobOf(ownerOf(user));
      const bystander = await jobOf(ownerOf(user));
      const changed = await as(user, "PATCH", `/jobs/${job.id}`, { state: "printed" });
      expect({
        grants,
        "PATCH /jobs/:id": changed.status,
        body: changed.json,
        row: await rowOf(job),
      }).toEqual({
        grants,
        "PATCH /jobs/:id": 200,
        body: { ...job, state: "printed" },
        row: { ...job, state: "printed" },
      });
      const { status } = await as(user, "DELETE", `/jobs/${job.id}`);
      expect({
        grants,
        "DELETE /jobs/:id": status,
        row: await rowOf(job),
        "another row": await rowOf(bystander),
      }).toEqual({ grants, "DELETE /jobs/:id": 204, row: undefined, "another row": bystander });
    }
  });

  test("hides jobs that the person may not read from PATCH and DELETE too", {
    checks: ["hidden-change", "unchanged"],
  }, async () => {
    const wide = { "jobs:read": "own", "jobs:change": "any", "jobs:delete": "any" };
    const narrow = { "jobs:read": "own", "jobs:change": "own", "jobs:delete": "own" };
    for (const grants of [narrow, wide]) {
      const user = await personWith(grants);
      const other = await jobOf(word("somebody"));
      for (const [method, , body] of ON_JOB.slice(1)) {
        const hidden = await as(user, method, `/jobs/${other.id}`, body);
        const missing = await as(user, method, "/jobs/99999999", body);
        expect({ grants, [`${method} another's job`]: hidden.status, body: hidden.text }).toEqual({
          grants,
          [`${method} another's job`]: 404,
          body: missing.text,
        });
      }
      expect({ "the job": await rowOf(other) }).toEqual({ "the job": other });
    }
  });

  test("answers 403 for jobs that the person may read, but not change", {
    checks: ["forbidden", "unchanged"],
  }, async () => {
    const user = await personWith({ "jobs:read": "any", "jobs:change": "own", "jobs:delete": "own" });
    const other = await jobOf(word("somebody"));
    await expectStatuses(
      "read any, change and delete own",
      user,
      { [`PATCH /jobs/${other.id}`]: 403, [`DELETE /jobs/${other.id}`]: 403, "DELETE /jobs/99999999": 404 },
      BODIES,
    );
    expect({ "the job": await rowOf(other) }).toEqual({ "the job": other });
  });

  test("creates jobs for the person who asks", { checks: ["create", "owner", "api"] }, async () => {
    for (const scope of ["own", "any"]) {
      const user = await personWith({ "jobs:create": scope });
      for (const extra of [
        {},
        { owner: word("somebody") },
        { owner: null, name: "x", user: { name: "x" } },
      ]) {
        const title = word("poster");
        const { status, json } = await as(user, "POST", "/jobs", { title, ...extra });
        const rows = await query("SELECT * FROM jobs WHERE title = $1", [title]);
        const job = { id: json?.id, owner: user.name, title, state: "new" };
        expect({ scope, "POST /jobs": { title, ...extra }, status, body: json, rows }).toEqual({
          scope,
          "POST /jobs": { title, ...extra },
          status: 201,
          body: job,
          rows: [job],
        });
      }
    }
  });
});

describe("roles", () => {
  test("takes the widest scope of several roles", { checks: ["widest"] }, async () => {
    const narrow = { "jobs:read": "own", "jobs:change": "own", "jobs:delete": "own" };
    const wide = { "jobs:read": "any", "jobs:change": "any", "jobs:delete": "any" };
    for (const grants of [
      [narrow, wide],
      [wide, narrow],
      [{ "jobs:read": "any" }, narrow, { "jobs:change": "any", "jobs:delete": "any" }],
    ]) {
      const user = await personWith(...grants);
      const job = await jobOf(word("somebody"));
      await expectStatuses(
        `roles with ${JSON.stringify(grants)}`,
        user,
        { [`GET /jobs/${job.id}`]: 200, [`PATCH /jobs/${job.id}`]: 200, [`DELETE /jobs/${job.id}`]: 204 },
        BODIES,
      );
    }
  });

  test("follows a change in the table from the next request on", {
    checks: ["at-once", "any-role"],
  }, async () => {
    const name = await role({ "jobs:read": "own" });
    const user = await person(name);
    const { id } = await jobOf(word("somebody"));
    const call = `GET /jobs/${id}`;
    await expectStatuses("scope own", user, { [call]: 404 });
    await query("UPDATE grants SET scope = 'any' WHERE role = $1", [name]);
    await expectStatuses("scope changed to any", user, { [call]: 200 });
    await query("DELETE FROM grants WHERE role = $1", [name]);
    await expectStatuses("grant deleted", user, { [call]: 403 });
  });
});
