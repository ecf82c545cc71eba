import { expect, test, workflow } from "@aulo/runner/spec";

const TOKEN = "DEPLOY_TOKEN";

async function job(name) {
  const { jobs } = await workflow();
  expect(Object.keys(jobs)).toContain(name);
  return jobs[name];
}

/** What a job does, in order: actions by their name without the version, and commands line by line. */
const doings = ({ steps }) =>
  steps.flatMap(({ uses, run = "" }) => (uses ? [uses.split("@")[0]] : commands(run)));

const commands = (run) =>
  `${run}`
    .split(/\n|&&/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

function expectInOrder(done, wanted) {
  expect(done).toEqual(expect.arrayContaining(wanted));
  expect(wanted.toSorted((a, b) => done.indexOf(a) - done.indexOf(b))).toEqual(wanted);
}

/** The token as each level of a job sets it. */
const tokens = ({ env, steps }) =>
  [env, ...steps.map((step) => step.env)].flatMap((one) => (one?.[TOKEN] === undefined ? [] : [one[TOKEN]]));

test("starts on pushes to main, and on no other branch", async () => {
  const { on } = await workflow();
  expect(Object.keys(on)).toContain("push");
  expect([on.push?.branches].flat()).toEqual(["main"]);
});

test("the tests run on Node 24, with the code and the packages of the lock file", async () => {
  const check = await job("check");
  expectInOrder(doings(check), ["actions/checkout", "npm ci", "npm test"]);
  expectInOrder(doings(check), ["actions/setup-node", "npm ci"]);
  const node = check.steps.find(({ uses = "" }) => uses.startsWith("actions/setup-node@"));
  expect(["24", "24.x"]).toContain(`${node.with?.["node-version"]}`);
});

test("deploys only after the check has passed", async () => {
  expect((await job("deploy")).needs).toContain("check");
});

test("deploys the code of the push", async () => {
  expectInOrder(doings(await job("deploy")), ["actions/checkout", "npm run deploy"]);
});

test("the token comes from the secrets of the repository", { concept: "environment-variables" }, async () => {
  const { env } = await workflow();
  const given = [...tokens(await job("deploy")), ...(env?.[TOKEN] === undefined ? [] : [env[TOKEN]])];
  expect(given.map((value) => `${value}`.replaceAll(" ", ""))).toEqual([`\${{secrets.${TOKEN}}}`]);
});

test("only the job that deploys gets the token", async () => {
  const { env = {} } = await workflow();
  expect(Object.keys(env)).not.toContain(TOKEN);
  expect(tokens(await job("check"))).toEqual([]);
});
