import { createRunner } from "@aulo/runner";
import { expect, test } from "vitest";
import { openItemOf, rightAnswer } from "../testing/answers.ts";
import { openPgliteInMemory } from "../testing/databases.ts";
import { startTestServer } from "../testing/test-server.ts";

test("an exercise and an example are really run, from the API to the sandbox and back", async () => {
  const runner = await createRunner({ triesAgain: false });
  const server = await startTestServer(await openPgliteInMemory(), { runner });
  const learner = await server.begin();
  let check = await learner.call("openCheck", { body: { purpose: "step", concept: "functions" } });
  for (let item = openItemOf(check); item.kind !== "exercise"; item = openItemOf(check)) {
    const body = { item: item.id, answer: rightAnswer(item) };
    ({ check } = await learner.call("answer", { params: { checkId: check.id }, body }));
  }
  const item = openItemOf(check);
  const name = item.id.split("/")[1];
  const run = async (code: string) => {
    const files = { [`${name}.js`]: code };
    const body = { kind: "exercise" as const, check: check.id, item: item.id, files };
    const { id } = await learner.call("startRun", { body });
    return (await learner.follow(id)).at(-1);
  };
  expect(await run(`export const ${name} = (value) => value;`)).toMatchObject({
    run: {
      outcome: { kind: "failed", tests: [{ concept: "values", failure: { expected: "42", actual: "21" } }] },
      result: { attempt: { result: "wrong" } },
    },
  });
  expect(await run(`export const ${name} = (value) => value * 2;`)).toMatchObject({
    run: { outcome: { kind: "passed" }, result: { attempt: { result: "right", tries: 1 } } },
  });
  const example = {
    kind: "example" as const,
    concept: "values",
    example: "values.1",
    code: "console.log(6 * 7);",
  };
  const { id } = await learner.call("startRun", { body: example });
  expect((await learner.follow(id)).at(-1)).toMatchObject({
    run: { outcome: { kind: "finished", stdout: "42\n" } },
  });
  await server.stop();
  await runner.close();
});
