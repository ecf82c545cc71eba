import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { failedAt, passed, printed, recordedRunner } from "../fixtures/recorded-runner.ts";
import { type Changes, openTrack, writeSmallTrack } from "../fixtures/small-track.ts";
import type { Job, RunOutcome } from "./job.ts";
import { openProofCache } from "./proof-cache.ts";
import { type Proof, type ProveOptions, proveTrack } from "./prove-track.ts";

const TWICE = "double: gives twice the number";
const REJECTS = "double: rejects a text";

/** Ends of runs that bear out all that the small track says. */
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

/** The truth, but for the runs whose code holds the text. */
function except(text: string, outcome: RunOutcome) {
  return (job: Job) => (job.files[job.entry]?.includes(text) ? outcome : truth(job));
}

function messages({ problems }: Proof) {
  return problems.map(({ message }) => message).join("\n");
}

test("a track that says the truth is proved, every claim once", async () => {
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

test("progress is told after each run", async () => {
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

  test("a solution that fails is told with the test and both values", async () => {
    const told = messages(await prove({ outcomeOf: except("value + value", failedAt(TWICE)) }));
    expect(told).toBe(`solutions/plus failed at “${TWICE}”: not the same (expected 4, found 2).`);
  });

  test("a wrong answer that passes is not caught", async () => {
    const proof = await prove({ outcomeOf: except('number");\n  return value;', passed) });
    expect(messages(proof)).toContain("wrong/same passes, so the spec does not catch it.");
    expect(proof.counts["wrong-answer"]).toEqual({ made: 3, held: 2 });
  });

  test("a wrong answer that fails at another test than declared is a problem at its line", async () => {
    const { problems } = await prove({ outcomeOf: except('number");\n  return value;', failedAt(REJECTS)) });
    expect(problems).toMatchObject([{ line: 14, rule: "proof-wrong-answer" }]);
    expect(problems[0]?.message).toContain(`declared is “${TWICE}”, which is no test`);
  });

  test("a wrong answer that ends otherwise than declared is a problem", async () => {
    const told = messages(
      await prove({ outcomeOf: except("double(value) {\n  return", { ...passed, kind: "timed-out" }) }),
    );
    expect(told).toContain(`wrong/trusting ended as timed-out; declared is a failure at “${REJECTS}”.`);
  });

  test("a declared outcome has to be the one that happens", async () => {
    const changes: Changes = { [EXERCISE]: (text) => text.replace("outcome: error", "outcome: timed-out") };
    expect(messages(await prove({ changes }))).toContain(
      "wrong/broken ended as error: Unexpected end; declared is timed-out.",
    );
  });

  test("the failing test and the wrong answer have to name the same concept", async () => {
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

  test("an example that prints something else is a problem at its line", async () => {
    const { problems } = await prove({
      outcomeOf: except("1 + 1", printed("3\n")),
      options: { only: "values" },
    });
    expect(problems).toMatchObject([{ line: 12, message: 'Example values.1 prints "3", declared is "2".' }]);
  });

  test("an example that ends with an error is a problem, whatever it printed", async () => {
    const proof = await prove({ outcomeOf: except("1 + 1", printed("2\n", 1)), options: { only: "values" } });
    expect(messages(proof)).toBe("Example values.1 ended as finished with exit code 1.");
  });

  test("another order of lines that prints the same is right too, and has to be named", async () => {
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

test("a fault of the judge proves nothing", async () => {
  const outcome = { ...passed, kind: "judge-failed", message: "no sandbox" };
  const proof = await prove({ outcomeOf: except("value) {}", outcome) });
  expect(messages(proof)).toContain("functions/double starter could not be judged: no sandbox.");
});

test("what cannot be run on this machine is not proved, and the problem says what it needs", async () => {
  const outcome = { ...passed, kind: "not-runnable", needs: "redis-server" };
  const proof = await prove({ outcomeOf: except("value) {}", outcome) });
  expect(messages(proof)).toContain("functions/double starter could not be judged: it needs redis-server.");
});

describe("a proof that remembers earlier ones", () => {
  const folder = mkdtempSync(join(tmpdir(), "aulo-proof-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  type Asked = { version: string; outcomeOf: (job: Job) => RunOutcome; again: boolean };

  /** Proves with the memory in that file, and gives how many runs were made for that. */
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

  test("makes no run twice, and counts all claims", async () => {
    const first = await runsOf("twice.json");
    const second = await runsOf("twice.json");
    expect([first.runs, first.proof.remembered]).toEqual([26, 0]);
    expect([second.runs, second.proof.remembered]).toEqual([0, 26]);
    expect(second.proof.counts).toEqual(first.proof.counts);
  });

  test("makes those again that did not hold", async () => {
    const broken = except("* 2", failedAt(TWICE));
    const first = await runsOf("broken.json", { outcomeOf: broken });
    const second = await runsOf("broken.json", { outcomeOf: broken });
    expect(second.runs).toBeGreaterThan(0);
    expect(messages(second.proof)).toBe(messages(first.proof));
  });

  test("forgets what did not hold when it was made again", async () => {
    await runsOf("again.json");
    await runsOf("again.json", { again: true, outcomeOf: except("* 2", failedAt(TWICE)) });
    const { runs, proof } = await runsOf("again.json");
    expect(runs).toBeGreaterThan(0);
    expect(proof.problems).toEqual([]);
  });

  test("makes all again by another version of the runner, or after a file that cannot be read", async () => {
    await runsOf("old.json");
    expect((await runsOf("old.json", { version: "2" })).runs).toBe(26);
    writeFileSync(join(folder, "old.json"), "{");
    expect((await runsOf("old.json", { version: "2" })).runs).toBe(26);
  });
});
