import { call, describe, expect, pick, test } from "@aulo/runner/spec";

const ACTIONS = ["read", "create", "change", "remove"];

const outcome = (parts) => ({
  action: pick(ACTIONS),
  failed: false,
  user: pick(["ada", "lin", "noor"]),
  allowed: true,
  found: true,
  problems: [],
  taken: false,
  ...parts,
});

const statusFor = (parts) => call("statusFor", outcome(parts));
const either = () => pick([true, false]);
const problems = () => pick([[], ["from: not a date"], ["guests: too many", "room: missing"]]);

describe("status", () => {
  test("answers 200 for reading and changing, 201 for creating, 204 for removing", async () => {
    const statuses = [];
    for (const action of ACTIONS) statuses.push(await statusFor({ action }));
    expect(statuses).toStrictEqual([200, 201, 200, 204]);
  });

  test("answers 401 when nobody is logged in", async () => {
    expect(await statusFor({ user: null, allowed: false })).toBe(401);
  });

  test("answers 403 when the user may not do it", async () => {
    expect(await statusFor({ allowed: false })).toBe(403);
  });

  test("does not tell strangers what exists", async () => {
    const hidden = { found: false, problems: problems(), taken: either() };
    expect([
      await statusFor({ ...hidden, user: null, allowed: either() }),
      await statusFor({ ...hidden, allowed: false }),
    ]).toStrictEqual([401, 403]);
  });

  test("answers 404 when what the path names is not there", async () => {
    expect(await statusFor({ found: false, problems: problems(), taken: either() })).toBe(404);
  });

  test("answers 400 when the body has problems", async () => {
    expect(await statusFor({ problems: ["from: not a date"], taken: either() })).toBe(400);
  });

  test("answers 409 when the change clashes with what is there", async () => {
    expect(await statusFor({ action: pick(["create", "change"]), taken: true })).toBe(409);
  });

  test("answers 500 when the server failed, whatever else is true", async () => {
    const others = {
      user: pick([null, "ada"]),
      allowed: either(),
      found: either(),
      problems: problems(),
      taken: either(),
    };
    expect(await statusFor({ ...others, failed: true })).toBe(500);
  });
});
