import { expect, inside, randomInt, test } from "@aulo/runner/spec";

/**
 * Runs a transaction whose attempts end as the list says: `"ok"`, or an error of the work (`work 40001`, at once with
 * `throws 40001`), of the commit (`commit 40001`), of the first `BEGIN` (`begin none`); `rollback` at the end makes the rollback fail too. The code `none` is an error without one.
 * Gives the outcome and the steps in their order; every client has a letter.
 */
const play = (attempts, value = "result") =>
  inside(
    async ({ inTransaction }, attempts, value) => {
      const steps = [];
      const errors = [];
      let attempt = -1;
      let clients = 0;
      const failure = (code) => {
        const error = Object.assign(new Error(`attempt ${attempt + 1}`), code === "none" ? {} : { code });
        errors.push(error);
        return error;
      };
      const planned = () => attempts[Math.max(attempt, 0)] ?? "ok";
      const pool = {
        async connect() {
          const letter = "abcdef"[clients];
          clients += 1;
          return {
            async query(text) {
              steps.push(`${letter} ${text}`);
              await null;
              const [what, code] = planned().split(" ");
              if (text === "COMMIT" && what === "commit") throw failure(code);
              if (text === "BEGIN" && what === "begin" && attempt === -1) throw failure(code);
              if (text === "ROLLBACK" && planned().endsWith("rollback"))
                throw Object.assign(new Error("rollback failed"), { code: "08006" });
              return { rows: [] };
            },
            release: (isBroken) => steps.push(`${letter} released ${isBroken === true ? "broken" : "whole"}`),
            letter,
          };
        },
        query: async (text) => steps.push(`pool ${text}`),
      };
      const work = (client) => {
        attempt += 1;
        steps.push(`${client?.letter ?? "no client"} works`);
        const [what, code] = planned().split(" ");
        if (what === "throws") throw failure(code);
        return new Promise((resolve, reject) => {
          setTimeout(() => {
            steps.push(`${client?.letter ?? "no client"} has worked`);
            if (what === "work") reject(failure(code));
            else resolve(value);
          }, 2);
        });
      };
      let outcome;
      try {
        outcome = { result: await inTransaction(pool, work) };
      } catch (error) {
        const index = errors.indexOf(error);
        outcome = {
          rejected:
            index === -1
              ? `an error that is not its own: ${error?.message}`
              : `with error ${index + 1} of ${errors.length}`,
        };
      }
      steps.push("settled");
      await new Promise((resolve) => setTimeout(resolve, 10));
      return { outcome, steps };
    },
    attempts,
    value,
  );

/** The steps without the letters of clients and without borrowing and giving back. */
const statements = ({ steps }) =>
  steps.map((step) => step.replace(/^[a-f] /, "")).filter((step) => !/released|settled/.test(step));

/** How many clients were given back, and whether each was given back once, after its last step. */
function givenBack({ steps }) {
  const letters = [...new Set(steps.filter((step) => /^[a-f] /.test(step)).map((step) => step[0]))];
  return letters.map((letter) => {
    const own = steps.filter((step) => step.startsWith(`${letter} `));
    const releases = own.filter((step) => step.includes("released"));
    const isLast = own.at(-1)?.includes("released") === true;
    return releases.length === 1 && isLast
      ? releases[0].slice(2)
      : `${releases.length} times, ${isLast ? "at the end" : "too early"}`;
  });
}

const GOOD = ["BEGIN", "works", "has worked", "COMMIT"];
const FAILED = ["BEGIN", "works", "has worked", "ROLLBACK"];
const THROWN = ["BEGIN", "works", "ROLLBACK"];
const UNCOMMITTED = ["BEGIN", "works", "has worked", "COMMIT", "ROLLBACK"];

test("sends BEGIN, waits for the work, and sends COMMIT, all on one client", {
  checks: ["frame", "released", "whole"],
}, async () => {
  const found = await play(["ok"]);
  expect(found.steps).toEqual([
    "a BEGIN",
    "a works",
    "a has worked",
    "a COMMIT",
    "a released whole",
    "settled",
  ]);
});

test("gives the result of the work", { checks: ["result"] }, async () => {
  for (const value of [randomInt(1, 99), 0, null, "", false, { id: 7 }]) {
    expect((await play(["ok"], value)).outcome).toEqual({ result: value });
  }
});

const OTHER_ERRORS = ["none", "23505", "23514", "08006", "400", "40002", "25P02"];

test("rolls back when the work fails, and rejects with its error", {
  checks: ["rollback", "same-error", "no-retry"],
}, async () => {
  for (const code of OTHER_ERRORS) {
    const [rejected, thrown] = [await play([`work ${code}`]), await play([`throws ${code}`])];
    const found = {
      code,
      outcomes: [rejected.outcome, thrown.outcome],
      rejected: statements(rejected),
      thrown: statements(thrown),
    };
    const outcome = { rejected: "with error 1 of 1" };
    expect(found).toEqual({ code, outcomes: [outcome, outcome], rejected: FAILED, thrown: THROWN });
  }
});

test("rolls back when the commit fails, and rejects with its error", {
  checks: ["rollback", "same-error", "no-retry"],
}, async () => {
  for (const code of OTHER_ERRORS) {
    const found = await play([`commit ${code}`]);
    expect({ code, outcome: found.outcome, statements: statements(found) }).toEqual({
      code,
      outcome: { rejected: "with error 1 of 1" },
      statements: UNCOMMITTED,
    });
  }
});

test("gives its client back once after an error", { checks: ["released", "whole"] }, async () => {
  for (const plan of ["work none", "throws 23505", "commit none"]) {
    expect({ plan, clients: givenBack(await play([plan])) }).toEqual({ plan, clients: ["released whole"] });
  }
});

test("begins again after 40001 and 40P01", { checks: ["again", "rollback"] }, async () => {
  for (const code of ["40001", "40P01"]) {
    for (const [plan, failed] of [
      [`work ${code}`, FAILED],
      [`throws ${code}`, THROWN],
      [`commit ${code}`, UNCOMMITTED],
    ]) {
      const found = await play([plan, "ok"]);
      expect({ plan, outcome: found.outcome, statements: statements(found) }).toEqual({
        plan,
        outcome: { result: "result" },
        statements: [...failed, ...GOOD],
      });
    }
  }
});

test("succeeds at the third attempt", { checks: ["again", "three"] }, async () => {
  const found = await play(["work 40001", "commit 40P01", "ok"]);
  expect({ outcome: found.outcome, statements: statements(found) }).toEqual({
    outcome: { result: "result" },
    statements: [...FAILED, ...UNCOMMITTED, ...GOOD],
  });
});

test("gives up after three attempts, with the last error", { checks: ["three", "same-error"] }, async () => {
  for (const plan of [
    ["work 40001", "work 40P01", "work 40001", "ok"],
    ["commit 40001", "commit 40001", "commit 40001", "ok"],
  ]) {
    const found = await play(plan);
    expect({
      plan,
      outcome: found.outcome,
      attempts: statements(found).filter((step) => step === "BEGIN").length,
    }).toEqual({ plan, outcome: { rejected: "with error 3 of 3" }, attempts: 3 });
  }
});

test("stops when a later attempt fails in another way", { checks: ["no-retry", "same-error"] }, async () => {
  const found = await play(["work 40001", "work 23505", "ok"]);
  expect({ outcome: found.outcome, statements: statements(found) }).toEqual({
    outcome: { rejected: "with error 2 of 2" },
    statements: [...FAILED, ...FAILED],
  });
});

test("gives every client back once, whatever the attempts", { checks: ["released", "whole"] }, async () => {
  for (const plan of [
    ["work 40001", "ok"],
    ["work 40001", "commit 40001", "throws 40P01"],
    ["throws 40P01", "work none"],
  ]) {
    const found = givenBack(await play(plan));
    expect({ plan, clients: new Set(found) }).toEqual({ plan, clients: new Set(["released whole"]) });
  }
});

test("gives a client back whose BEGIN fails", { checks: ["released"] }, async () => {
  const found = await play(["begin none"]);
  const releases = found.steps.filter((step) => step.includes("released")).length;
  expect({ outcome: found.outcome, works: statements(found).includes("works"), releases }).toEqual({
    outcome: { rejected: "with error 1 of 1" },
    works: false,
    releases: 1,
  });
});

test("reports the first error and a broken client when the rollback fails", {
  checks: ["broken", "same-error"],
}, async () => {
  for (const plan of [
    ["work 08006 rollback", "ok"],
    ["work 40001 rollback", "ok"],
    ["throws none rollback", "ok"],
    ["commit 57P01 rollback", "ok"],
  ]) {
    const found = await play(plan);
    expect({
      plan,
      outcome: found.outcome,
      begins: statements(found).filter((step) => step === "BEGIN").length,
      clients: givenBack(found),
    }).toEqual({
      plan,
      outcome: { rejected: "with error 1 of 1" },
      begins: 1,
      clients: ["released broken"],
    });
  }
});

test("keeps transactions apart that run at the same time", { checks: ["frame", "released"] }, async () => {
  const found = await inside(async ({ inTransaction }) => {
    const seen = {};
    let clients = 0;
    const pool = {
      async connect() {
        const letter = "abc"[clients++];
        seen[letter] = [];
        return {
          letter,
          query: async (text) => seen[letter].push(text),
          release: () => seen[letter].push("released"),
        };
      },
    };
    const work = (client) =>
      new Promise((resolve) => setTimeout(() => resolve(seen[client.letter].push("work")), 5));
    await Promise.all([inTransaction(pool, work), inTransaction(pool, work)]);
    return seen;
  });
  const own = ["BEGIN", "work", "COMMIT", "released"];
  expect(found).toEqual({ a: own, b: own });
});
