import { call, describe, expect, pick, test } from "@aulo/runner/spec";

const ACTIONS = ["read", "create", "change", "remove"];

const well = (parts) => ({
  action: "read",
  failed: false,
  user: pick(["ada", "lin", "noor"]),
  allowed: true,
  found: true,
  problems: [],
  taken: false,
  ...parts,
});

/** The situations of the prompt after the action, in their order. */
const SITUATIONS = [
  { status: 500, parts: { failed: true } },
  { status: 401, parts: { user: null } },
  { status: 403, parts: { allowed: false } },
  { status: 404, parts: { found: false } },
  { status: 400, parts: { problems: ["from: not a date"] } },
  { status: 409, parts: { taken: true } },
];
const partsOf = (situations) => Object.assign({}, ...situations.map(({ parts }) => parts));

/** Calls statusFor with each of these parts, and expects this status each time. */
async function expectStatus(status, listOfParts) {
  for (const parts of listOfParts) {
    const found = await call("statusFor", well(parts));
    expect({ ...parts, status: found }).toEqual({ ...parts, status });
  }
}

const everyAction = (parts) => ACTIONS.map((action) => ({ action, ...parts }));

describe("status", () => {
  test("answers 200 for reading and changing", { checks: ["well"] }, () =>
    expectStatus(200, [{ action: "read" }, { action: "change" }]),
  );

  test("answers 201 for creating", { checks: ["created"] }, () => expectStatus(201, [{ action: "create" }]));

  test("answers 204 for removing", { checks: ["removed"] }, () => expectStatus(204, [{ action: "remove" }]));

  test("answers 401 when nobody is logged in", { checks: ["nobody"] }, () =>
    expectStatus(401, everyAction({ user: null })),
  );

  test("answers 403 when the user may not do it", { checks: ["not-allowed"] }, () =>
    expectStatus(403, everyAction({ allowed: false })),
  );

  test("answers 404 when what the path names is not there", { checks: ["not-found"] }, () =>
    expectStatus(404, everyAction({ found: false })),
  );

  test("answers 400 when the body has one problem or more", { checks: ["problems"] }, () =>
    expectStatus(400, [
      ...everyAction({ problems: ["from: not a date"] }),
      ...everyAction({ problems: ["guests: too many", "room: missing"] }),
      ...everyAction({ problems: [""] }),
    ]),
  );

  test("answers 409 when the booking clashes with another", { checks: ["clash"] }, () =>
    expectStatus(409, everyAction({ taken: true })),
  );

  test("answers 500 when the server failed", { checks: ["failed"] }, () =>
    expectStatus(500, everyAction({ failed: true })),
  );

  test("does not tell strangers what exists", { checks: ["order"] }, async () => {
    await expectStatus(401, everyAction({ user: null, allowed: false, found: false }));
    await expectStatus(403, everyAction({ allowed: false, found: false }));
  });

  const PAIRS = SITUATIONS.flatMap((first, at) => SITUATIONS.slice(at + 1).map((later) => [first, later]));
  test("lets the first of two situations decide", { checks: ["order"] }, async () => {
    for (const [first, later] of PAIRS)
      await expectStatus(first.status, everyAction(partsOf([first, later])));
  });

  test("lets the first of many situations decide", { checks: ["order"] }, async () => {
    for (const [at, first] of SITUATIONS.entries())
      await expectStatus(first.status, everyAction(partsOf(SITUATIONS.slice(at))));
  });
});
