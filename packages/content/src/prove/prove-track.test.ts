import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { failedAt, passed, printed, recordedRunner } from "../fixtures/recorded-runner.ts";
import { smallAgain } from "../fixtures/small-lesson.ts";
import { type Changes, openTrack, writeSmallTrack } from "../fixtures/small-track.ts";
import type { Job, RunOutcome } from "./job.ts";
import { openProofCache } from "./proof-cache.ts";
import { type Proof, type ProveOptions, proveTrack } from "./prove-track.ts";

const TWICE = "double: gives twice the number";
const REJECTS = "double: rejects a text";

/** Outcomes that support every claim of the small track. */
function truth({ files, entry }: Job): RunOutcome {
  const code = files[entry] ?? "";
  if (entry === "double.js") return truthOfDouble(code);
  if (code.includes("1 + 1")) return printed("2\n");
  if (code.includes('"1" + 1')) return printed("11\n");
  if (code.includes("2 + 3")) return printed("5\n");
  return code.startsWith("const a = 1;\nconst b = a + 1;\nconsole") ? printed("2\n") : printed("", 1);
}

function truthOfDouble(code: string): RunOutcome {
  if (code.includes("throw"))
    return code.includes("* 2") || code.includes("+ value") ? passed : failedAt(TWICE);
  if (code.includes("* 2")) return failedAt(REJECTS, "values");
  return code.includes("{}")
    ? failedAt(TWICE)
    : { kind: "error", message: "Unexpected end", printed: passed.printed };
}

type Given = { changes?: Changes; outcomeOf?: (job: Job) => RunOutcome; options?: ProveOptions };

async function prove({ changes = {}, outcomeOf = truth, options = {} }: Given): Promise<Proof> {
  const { track } = await openTrack(await writeSmallTrack(changes));
  return proveTrack(track, recordedRunner(outcomeOf), options);
}

/** The truth, except for runs of code with the given text. */
function except(text: string, outcome: RunOutcome) {
  return (job: Job) => (job.files[job.entry]?.includes(text) ? outcome : truth(job));
}

function messages({ problems }: Proof) {
  return problems.map(({ message }) => message).join("\n");
}

test("a true track is proved, with every claim made once", async () => {
  const { problems, counts } = await prove({});
  expect(problems).toEqual([]);
  expect(counts).toEqual({
    starter: { made: 1, held: 1 },
    solution: { made: 4, held: 4 },
    "wrong-answer": { made: 3, held: 3 },
    example: { made: 6, held: 6 },
    "predicted-output": { made: 3, held: 3 },
    "line-order": { made: 9, held: 9 },
  });
});

test("only the named concept or exercise is proved", async () => {
  expect((await prove({ options: { only: "values" } })).counts.example.made).toBe(2);
  const { counts } = await prove({ options: { only: "functions/double" } });
  expect([counts.example.made, counts["wrong-answer"].made]).toEqual([0, 3]);
});

test("progress is reported after each run", async () => {
  const told: string[] = [];
  await prove({
    options: { only: "functions/double", onProgress: ({ done, total }) => told.push(`${done}/${total}`) },
  });
  expect(told).toEqual(["1/8", "2/8", "3/8", "4/8", "5/8", "6/8", "7/8", "8/8"]);
});

describe("exercises", () => {
  test("a starter that passes is a problem", async () => {
    expect(messages(await prove({ outcomeOf: except("value) {}", passed) }))).toContain("The starter passes");
  });

  test("a failing solution is reported with the test and both values", async () => {
    const told = messages(await prove({ outcomeOf: except("value + value", failedAt(TWICE)) }));
    expect(told).toBe(`solutions/plus failed at “${TWICE}”: not the same (expected 4, found 2).`);
  });

  test("a wrong answer that passes is a problem", async () => {
    const proof = await prove({ outcomeOf: except('number");\n  return value;', passed) });
    expect(messages(proof)).toContain("wrong/same passes, so the spec does not catch it.");
    expect(proof.counts["wrong-answer"]).toEqual({ made: 3, held: 2 });
  });

  test("a wrong answer that fails at an undeclared test is a problem at its line", async () => {
    const { problems } = await prove({ outcomeOf: except('number");\n  return value;', failedAt(REJECTS)) });
    expect(problems).toMatchObject([{ line: 14, rule: "proof-wrong-answer" }]);
    expect(problems[0]?.message).toContain(`declared is “${TWICE}”, which is no test`);
  });

  test("a wrong answer with an undeclared outcome is a problem", async () => {
    const told = messages(
      await prove({ outcomeOf: except("double(value) {\n  return", { ...passed, kind: "timed-out" }) }),
    );
    expect(told).toContain(`wrong/trusting ended as timed-out; declared is a failure at “${REJECTS}”.`);
  });

  test("an outcome that differs from the declared one is a problem", async () => {
    const changes: Changes = { [EXERCISE]: (text) => text.replace("outcome: error", "outcome: timed-out") };
    expect(messages(await prove({ changes }))).toContain(
      "wrong/broken ended as error: Unexpected end; declared is timed-out.",
    );
  });

  test("a failing test and its wrong answer must name the same concept", async () => {
    const changes: Changes = { [EXERCISE]: (text) => text.replace("concept: values", "concept: functions") };
    expect(messages(await prove({ changes }))).toContain(
      "names functions as the concept at fault, its failing test names values",
    );
  });
});

const EXERCISE = "stages/01-basics/functions/exercises/double/exercise.yaml";

describe("printing", () => {
  test("white space at line ends makes no difference", async () => {
    expect((await prove({ outcomeOf: except("2 + 3", printed("5  \n\n")) })).problems).toEqual([]);
  });

  test("an example with another output is a problem at its line", async () => {
    const { problems } = await prove({
      outcomeOf: except("1 + 1", printed("3\n")),
      options: { only: "values" },
    });
    expect(problems).toMatchObject([{ line: 13, message: 'Example values.1 prints "3", declared is "2".' }]);
  });

  test("the examples of a second explanation are proved as well", async () => {
    const changes = { "stages/01-basics/values/again.md": smallAgain().replace("1 + 1", "1 + 2") };
    const { problems, counts } = await prove({
      changes,
      outcomeOf: except("1 + 2", printed("3\n")),
      options: { only: "values" },
    });
    expect(counts.example).toEqual({ made: 4, held: 3 });
    expect(problems).toMatchObject([{ file: "stages/01-basics/values/again.md", line: 5 }]);
  });

  test("an example that ends with an error is a problem, even with the right output", async () => {
    const proof = await prove({ outcomeOf: except("1 + 1", printed("2\n", 1)), options: { only: "values" } });
    expect(messages(proof)).toBe("Example values.1 ended as finished with exit code 1.");
  });

  test("an order of lines with the same output must be listed as right", async () => {
    const outcomeOf = except("const b = a + 1;\nconst a = 1;", printed("2"));
    expect(messages(await prove({ outcomeOf, options: { only: "values" } }))).toContain(
      "The order [1,0,2] prints the same",
    );
    const changes: Changes = {
      "stages/01-basics/values/items.yaml": (text) =>
        text.replace("  distractors:", "  orders: [[1, 0, 2]]\n  distractors:"),
    };
    expect((await prove({ changes, outcomeOf, options: { only: "values" } })).problems).toEqual([]);
  });
});

test("a failure of the judge proves nothing and is a problem", async () => {
  const outcome = { ...passed, kind: "judge-failed", message: "no sandbox" };
  const proof = await prove({ outcomeOf: except("value) {}", outcome) });
  expect(messages(proof)).toContain("functions/double starter could not be judged: no sandbox.");
});

test("a claim that this machine cannot run is not proved, and the problem names the missing program", async () => {
  const outcome = { ...passed, kind: "not-runnable", needs: "redis-server" };
  const proof = await prove({ outcomeOf: except("value) {}", outcome) });
  expect(messages(proof)).toContain("functions/double starter could not be judged: it needs redis-server.");
});

describe("a proof with a cache", () => {
  const folder = mkdtempSync(join(tmpdir(), "aulo-proof-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  type Asked = { version: string; outcomeOf: (job: Job) => RunOutcome; again: boolean };

  /** Proves with the cache in that file, and counts the runs. */
  const runsOf = async (
    file: string,
    { version = "1", outcomeOf = truth, again = false }: Partial<Asked> = {},
  ) => {
    let runs = 0;
    const counted = (job: Job) => {
      runs += 1;
      return outcomeOf(job);
    };
    const known = openProofCache(join(folder, file), version);
    const cache = again ? { ...known, get: () => null } : known;
    const proof = await prove({ outcomeOf: counted, options: { cache } });
    known.save();
    return { runs, proof };
  };

  test("makes no run twice, and still counts all claims", async () => {
    const first = await runsOf("twice.json");
    const second = await runsOf("twice.json");
    expect([first.runs, first.proof.remembered]).toEqual([26, 0]);
    expect([second.runs, second.proof.remembered]).toEqual([0, 26]);
    expect(second.proof.counts).toEqual(first.proof.counts);
  });

  test("repeats the runs of claims that did not hold", async () => {
    const broken = except("* 2", failedAt(TWICE));
    const first = await runsOf("broken.json", { outcomeOf: broken });
    const second = await runsOf("broken.json", { outcomeOf: broken });
    expect(second.runs).toBeGreaterThan(0);
    expect(messages(second.proof)).toBe(messages(first.proof));
  });

  test("removes the outcome of a claim that fails in a new run", async () => {
    await runsOf("again.json");
    await runsOf("again.json", { again: true, outcomeOf: except("* 2", failedAt(TWICE)) });
    const { runs, proof } = await runsOf("again.json");
    expect(runs).toBeGreaterThan(0);
    expect(proof.problems).toEqual([]);
  });

  test("repeats all runs after a change of the runner's version or with an unreadable file", async () => {
    await runsOf("old.json");
    expect((await runsOf("old.json", { version: "2" })).runs).toBe(26);
    writeFileSync(join(folder, "old.json"), "{");
    expect((await runsOf("old.json", { version: "2" })).runs).toBe(26);
  });
});
