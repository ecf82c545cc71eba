import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { failedAt, passed, printed, recordedRunner } from "../fixtures/recorded-runner.ts";
import { smallAgain } from "../fixtures/small-lesson.ts";
import { smallProject } from "../fixtures/small-project.ts";
import { type Changes, openTrack, writeSmallTrack } from "../fixtures/small-track.ts";
import { matrixOf } from "../requirements/matrix.ts";
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
    return code.includes("* 2") || code.includes("+ value") || code.includes("Twice")
      ? passed
      : failedAt(TWICE);
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
    "right-answer": { made: 2, held: 2 },
    "wrong-answer": { made: 3, held: 3 },
    example: { made: 8, held: 8 },
    prose: { made: 0, held: 0 },
    "predicted-output": { made: 4, held: 4 },
    "line-order": { made: 20, held: 20 },
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
  expect(told).toEqual(Array.from({ length: 10 }, (_, index) => `${index + 1}/10`));
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

describe("seeds", () => {
  test("each right and each wrong answer is tried with as many seeds as asked", async () => {
    const { counts } = await prove({ options: { only: "functions/double", seeds: 5 } });
    expect(counts).toMatchObject({
      starter: { made: 1 },
      solution: { made: 10, held: 10 },
      "right-answer": { made: 5, held: 5 },
      "wrong-answer": { made: 15, held: 15 },
    });
  });

  test("a wrong answer that passes by luck of the seed is a problem", async () => {
    const lucky = (job: Job) =>
      job.seed === 4 && job.files[job.entry]?.includes("throw") ? passed : truth(job);
    const told = messages(await prove({ outcomeOf: lucky, options: { only: "functions/double", seeds: 5 } }));
    expect(told).toBe("wrong/same passes (seed 4), so the spec does not catch it.");
  });
});

test("a right answer in another style that fails is a problem", async () => {
  const told = messages(await prove({ outcomeOf: except("Twice", failedAt(TWICE)) }));
  expect(told).toBe(`right/class failed at “${TWICE}”: not the same (expected 4, found 2).`);
});

test("the matrix has each requirement with its tests and the wrong answers that fail at them", async () => {
  const { track } = await openTrack(await writeSmallTrack());
  const { failures } = await proveTrack(track, recordedRunner(truth));
  const exercise = track.concepts.flatMap(({ exercises }) => exercises)[0];
  expect(exercise && matrixOf(exercise, failures)).toEqual([
    {
      requirement: "twice",
      tests: [TWICE],
      wrong: [
        { name: "same", failed: [TWICE] },
        { name: "broken", failed: [] },
      ],
    },
    { requirement: "rejects", tests: [REJECTS], wrong: [{ name: "trusting", failed: [REJECTS] }] },
  ]);
});

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
    const outcomeOf = except("const b = a + 1;\nconst a = 1;\nconsole", printed("2"));
    expect(messages(await prove({ outcomeOf, options: { only: "values" } }))).toContain(
      "The order [1,0,2] prints the same",
    );
    const changes: Changes = {
      "stages/01-basics/values/items.yaml": (text) =>
        text.replace("  distractors:", "  free: [[0, 1]]\n  distractors:"),
    };
    expect((await prove({ changes, outcomeOf, options: { only: "values" } })).problems).toEqual([]);
  });
});

test("a failure of the judge proves nothing and is a problem", async () => {
  const outcome = { ...passed, kind: "judge-failed", message: "no sandbox" };
  const proof = await prove({ outcomeOf: except("value) {}", outcome) });
  expect(messages(proof)).toContain("functions/double starter could not be judged: no sandbox.");
});

test("a claim for which the machine was too busy is made once more, after the others", async () => {
  const runs: string[] = [];
  const busy: RunOutcome = { kind: "too-busy", printed: passed.printed };
  const outcomeOf = (job: Job) => {
    const code = job.files[job.entry] ?? "";
    runs.push(code);
    return runs.indexOf(code) === runs.length - 1 && code.includes("1 + 1") ? busy : truth(job);
  };
  const { problems, counts } = await prove({ outcomeOf, options: { concurrency: 1 } });
  expect({ problems, example: counts.example.held }).toEqual({ problems: [], example: counts.example.made });
  expect(runs.at(-1)).toContain("1 + 1");
});

test("a claim for which the machine stays too busy is a problem", async () => {
  const busy: RunOutcome = { kind: "too-busy", printed: passed.printed };
  expect(messages(await prove({ outcomeOf: except("1 + 1", busy) }))).toContain(
    "could not be judged: too-busy.",
  );
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
    expect([first.runs, first.proof.remembered]).toEqual([42, 0]);
    expect([second.runs, second.proof.remembered]).toEqual([0, 42]);
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
    expect((await runsOf("old.json", { version: "2" })).runs).toBe(42);
    writeFileSync(join(folder, "old.json"), "{");
    expect((await runsOf("old.json", { version: "2" })).runs).toBe(42);
  });
});

test("a sample has as many claims as asked, the same for the same seed, others for another", async () => {
  const { track } = await openTrack(await writeSmallTrack({}));
  const namesOf = async (sample: number, seed: number) => {
    const names: string[] = [];
    await proveTrack(track, recordedRunner(truth), {
      ...{ sample, seed },
      onProgress: ({ name }) => names.push(name),
    });
    return names;
  };
  const first = await namesOf(10, 1);
  expect(first).toHaveLength(10);
  expect(await namesOf(10, 1)).toEqual(first);
  expect(await namesOf(10, 2)).not.toEqual(first);
  expect(await namesOf(1000, 1)).toHaveLength(42);
});

test("a sample has few claims of milestones, which take long, unless all others are in it", async () => {
  const { track } = await openTrack(await writeSmallTrack(smallProject()));
  const milestonesIn = async (sample: number) => {
    const names: string[] = [];
    await proveTrack(track, recordedRunner(truth), { sample, onProgress: ({ name }) => names.push(name) });
    const ofMilestones = names.filter((name) => name.startsWith("counter/"));
    return [names.length, ofMilestones.length];
  };
  expect(await milestonesIn(30)).toEqual([30, 2]);
  const [all = 0, ofMilestones = 0] = await milestonesIn(1000);
  expect(all - ofMilestones).toBe(42);
  expect(await milestonesIn(all)).toEqual([all, ofMilestones]);
});

describe("a proof with a fast way", () => {
  const ways = async (fastOutcomeOf: (job: Job) => RunOutcome, learnerOutcomeOf = truth) => {
    const learnerJobs: Job[] = [];
    const { track } = await openTrack(await writeSmallTrack({}));
    const learner = recordedRunner((job) => {
      learnerJobs.push(job);
      return learnerOutcomeOf(job);
    });
    const proof = await proveTrack(track, learner, { fast: recordedRunner(fastOutcomeOf) });
    return { proof, learnerRuns: learnerJobs.length };
  };
  const isSolution = ({ files, entry }: Job) => files[entry]?.includes("return value * 2") ?? false;

  test("sends a sample the learner's way too, always the same", async () => {
    const first = await ways(truth);
    expect(first.proof.problems).toEqual([]);
    expect(first.proof.bothWays).toEqual({ made: 3, agreed: 3 }); // 5 % of 42 claims, rounded up
    expect(first.learnerRuns).toBe(3);
    const seen: Job[][] = [[], []];
    for (const jobs of seen) {
      await ways(truth, (job) => {
        jobs.push(job);
        return truth(job);
      });
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  test("fails in words when a claim of the sample ends in another way there", async () => {
    const sampled: Job[] = [];
    await ways(truth, (job) => {
      sampled.push(job);
      return truth(job);
    });
    const other: RunOutcome = { kind: "crashed", printed: passed.printed };
    const isSampled = (job: Job) => sampled.some((each) => JSON.stringify(each) === JSON.stringify(job));
    const { proof } = await ways(truth, (job) => (isSampled(job) ? other : truth(job)));
    expect(proof.bothWays).toEqual({ made: 3, agreed: 0 });
    expect(proof.problems.length).toBeGreaterThan(0);
  });

  test("lets the learner's way decide on a claim that the fast way refutes, and reports the difference", async () => {
    const { proof } = await ways((job) => (isSolution(job) ? failedAt(TWICE) : truth(job)));
    expect(messages(proof)).toMatch(/failed at “.*” .*the fast way, but ended as passed the learner's way/);
  });

  test("reports a claim that both ways refute once", async () => {
    const wrong = (job: Job) => (isSolution(job) ? failedAt(TWICE) : truth(job));
    const { proof } = await ways(wrong, wrong);
    expect(messages(proof)).not.toContain("the fast way");
    expect(messages(proof)).toContain("failed at");
  });

  test("asks the learner's way where the fast way has no verdict", async () => {
    const { proof } = await ways((job) =>
      isSolution(job) ? { kind: "judge-failed", message: "no sandbox", printed: passed.printed } : truth(job),
    );
    expect(proof.problems).toEqual([]);
  });

  test("an outcome of the fast way is not one of the learner's way, which serves both", () => {
    const path = join(mkdtempSync(join(tmpdir(), "aulo-ways-")), "proof.json");
    const job: Job = { kind: "script", files: { "a.js": "" }, entry: "a.js", seed: 1 };
    const other: Job = { ...job, seed: 2 };
    const first = openProofCache(path, "1");
    first.set(job, "fast", printed("fast"));
    first.set(other, "learner", printed("learner"));
    first.save();
    const { get } = openProofCache(path, "1");
    expect([get(job, "learner"), get(job, "fast")]).toEqual([null, printed("fast")]);
    expect([get(other, "learner"), get(other, "fast")]).toEqual([printed("learner"), printed("learner")]);
    rmSync(dirname(path), { recursive: true, force: true });
  });
});
