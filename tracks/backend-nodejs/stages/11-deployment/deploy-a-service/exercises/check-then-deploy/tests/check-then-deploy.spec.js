import { expect, test, workflow } from "@aulo/runner/spec";

const TOKEN = "DEPLOY_TOKEN";
const NODE_24 = /^[v^~]?24(\.(x|\*|\d+)){0,2}$/i;

/** What runs on every push to main; with the last two, a job waits for `check` to pass even when it has a condition. */
const HOLDS = ["success()", "true", "github.ref=='refs/heads/main'", "github.ref_name=='main'"];
HOLDS.push("github.event_name=='push'", "needs.check.result=='success'");

const squeezed = (value) => `${value}`.replaceAll(/\s/g, "").replaceAll('"', "'");
const inside = (expression) => squeezed(expression).replace(/^\$\{\{(.*)\}\}$/, "$1");
const commandOf = (line) => line.replace(/^(\w+=("[^"]*"|'[^']*'|\$\{\{.*?\}\}|\S*) )+/, "");

async function job(name) {
  const { jobs } = await workflow();
  expect(Object.keys(jobs)).toContain(name);
  return jobs[name];
}

/** The single commands of a step. One with `|`, `||` or `;` counts as a whole, because it may hide a failure. */
const commands = ({ run = "" }) =>
  `${run}`
    .replaceAll("\\\n", " ")
    .split(/\n|&&/)
    .map((line) => line.trim().replaceAll(/ +/g, " "))
    .filter((line) => line !== "" && !line.startsWith("#"));

/** What a job does, in order: its actions by name and its commands, each with its step. */
const doings = ({ steps }) =>
  steps.flatMap((step) =>
    step.uses === undefined
      ? commands(step).map((line) => ({ does: nameOf(commandOf(line)), line, step }))
      : [{ does: `${step.uses}`.split("@")[0], line: step.uses, step }],
  );

/** A known command by its plain name, without options that do not change what this exercise asks for. */
function nameOf(command) {
  const plain = command.replaceAll(
    / --(?!omit|only|production|prod|dry-run|no-dev|include|workspace|prefix)[\w-]+(=\S+)?/g,
    "",
  );
  if (/^npm (ci|clean-install)( --include=dev)?$/.test(plain)) return "npm ci";
  if (/^npm (test|t|run test|run-script test)$/.test(plain)) return "npm test";
  if (/^npm (run|run-script) deploy$/.test(plain)) return "npm run deploy";
  return command;
}

/** The given things that a job does, in its order. */
const inOrder = (given, wanted) =>
  doings(given)
    .map(({ does }) => does)
    .filter((does, at, all) => wanted.includes(does) && all.indexOf(does) === at);

const beforeNpm = (given) => {
  const does = doings(given).map((one) => one.does);
  return does.slice(
    0,
    does.findIndex((one) => one.startsWith("npm ")),
  );
};

const stepsOf = (given, wanted) => doings(given).filter(({ does }) => wanted.includes(does));

/** The conditions that may skip something, or let it run in spite of a failure. */
function doubtful(condition) {
  if (condition === undefined) return [];
  const terms = inside(condition).split("&&");
  const waits = terms.includes("needs.check.result=='success'");
  return terms.every((term) => HOLDS.includes(term) || (waits && /^(always|!cancelled)\(\)$/.test(term)))
    ? []
    : [`if: ${condition}`];
}

/** The lines of a step after which a shell of one's own without `-e` goes on when they fail. */
function unnoticed({ run = "", shell }, { defaults }, whole) {
  const inForce = shell ?? defaults?.run?.shell ?? whole.defaults?.run?.shell ?? "";
  if (!inForce.includes("{0}") || / -\w*e/.test(inForce) || /set -\w*e/.test(run)) return [];
  const lines = `${run}`
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => /^\s*[^\s#]/.test(line));
  return lines.slice(0, -1);
}

/** A value with `${{ matrix.NAME }}` and `${{ env.NAME }}` filled in, as a list. */
function filledIn(value, given, { env = {} }) {
  const [, from, name] = /^(matrix|env)\.([\w-]+)$/.exec(inside(value)) ?? [];
  if (from === undefined) return [`${value}`];
  const values = from === "matrix" ? given.strategy?.matrix?.[name] : (given.env?.[name] ?? env[name]);
  return [values].flat().map(String);
}

/** The value of a variable in a step, as the innermost level sets it. */
const variable = (name, { step, line = "" }, given, { env = {} }) =>
  new RegExp(`(?:^| )${name}=["']?(\\$\\{\\{.*?\\}\\}|[^"' ]*)`).exec(line)?.[1] ??
  [step.env, given.env, env].find((level) => level?.[name] !== undefined)?.[name];

/** Every string in a value that names the token, or hands on all secrets. */
function mentions(value) {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, one]) => [...mentions(key), ...mentions(one)]);
  }
  return /DEPLOY_TOKEN|toJSON\(\s*secrets/i.test(`${value}`) ? [`${value}`] : [];
}

test("starts on each push to main", { checks: ["each-push"] }, async () => {
  const { on } = await workflow();
  expect(Object.keys(on)).toContain("push");
  const { branches, ...rest } = on.push ?? {};
  expect({ branches: [branches ?? "main"].flat().filter((name) => name === "main"), ...rest }).toEqual({
    branches: ["main"],
  });
});

test("starts on nothing but pushes to main", { checks: ["main-only"] }, async () => {
  const { on } = await workflow();
  expect({ events: Object.keys(on), branches: on.push?.branches ?? "all" }).toEqual({
    events: ["push"],
    branches: typeof on.push?.branches === "string" ? "main" : ["main"],
  });
});

test.each(["check", "deploy"])("%s runs on ubuntu-latest", { checks: ["ubuntu"] }, async (name) => {
  expect([(await job(name))["runs-on"]].flat()).toEqual(["ubuntu-latest"]);
});

test("check gets the code before it installs the packages", { checks: ["code"] }, async () => {
  expect(beforeNpm(await job("check"))).toContain("actions/checkout");
});

test("check installs Node 24 before the packages", { checks: ["node-24"] }, async () => {
  const [check, whole] = [await job("check"), await workflow()];
  expect(beforeNpm(check)).toContain("actions/setup-node");
  const setups = stepsOf(check, ["actions/setup-node"]);
  expect(setups.map(({ step }) => step.with?.cache ?? "npm").filter((cache) => cache !== "npm")).toEqual([]);
  const versions = setups.flatMap(({ step }) => filledIn(step.with?.["node-version"], check, whole));
  expect(versions.filter((version) => !NODE_24.test(version))).toEqual([]);
});

test("check installs the packages of the lock file, with those for development", {
  checks: ["lock-file"],
}, async () => {
  const [check, whole] = [await job("check"), await workflow()];
  const installs = doings(check).filter(({ does }) =>
    /^npm (ci|clean-install|i|install|add|update)\b(?!.* (-g|--global))/.test(does),
  );
  expect(installs.map(({ does }) => does)).toEqual(["npm ci"]);
  const names = [check.env, whole.env, installs[0].step.env].flatMap((env) => Object.keys(env ?? {}));
  const settings = names.filter((name) => /^npm_config_(omit|only|production)$/i.test(name));
  const found = ["NODE_ENV", ...settings].map(
    (name) => `${name}=${variable(name, installs[0], check, whole)}`,
  );
  const LEAVES_OUT = /^(NODE_ENV=production|npm_config_(omit=.*dev|only=prod|production=true))/i;
  expect({ leavesOut: found.filter((setting) => LEAVES_OUT.test(setting)) }).toEqual({ leavesOut: [] });
});

test("check runs the tests once the packages are installed", { checks: ["tests"] }, async () => {
  const wanted = ["npm ci", "npm test"];
  expect(inOrder(await job("check"), wanted)).toEqual(wanted);
});

test("check fails when one of its steps fails, and leaves none out", { checks: ["no-excuse"] }, async () => {
  const [check, whole] = [await job("check"), await workflow()];
  const steps = stepsOf(check, ["actions/checkout", "actions/setup-node", "npm ci", "npm test"]);
  const excuses = [check, ...steps.map(({ step }) => step)].flatMap((part) => [
    ...doubtful(part.if),
    ...([undefined, false].includes(part["continue-on-error"]) ? [] : ["continue-on-error"]),
    ...commands(part).filter((line) => /^set \+/.test(line)),
    ...unnoticed(part, check, whole),
  ]);
  expect({ excuses }).toEqual({ excuses: [] });
});

test("deploys only after the check has passed", { checks: ["after-check"] }, async () => {
  const { needs, if: condition } = await job("deploy");
  expect(needs).toContain("check");
  expect({ conditions: doubtful(condition) }).toEqual({ conditions: [] });
});

test("deploys the code of the push", { checks: ["deploy"] }, async () => {
  const deploy = await job("deploy");
  const wanted = ["actions/checkout", "npm run deploy"];
  expect(inOrder(deploy, wanted)).toEqual(wanted);
  expect({ conditions: stepsOf(deploy, wanted).flatMap(({ step }) => doubtful(step.if)) }).toEqual({
    conditions: [],
  });
});

test.each(["check", "deploy"])(
  "%s works in the folder of this commit",
  { checks: ["code", "deploy"] },
  async (name) => {
    const [given, { defaults }] = [await job(name), await workflow()];
    const others = stepsOf(given, ["actions/checkout", "npm ci", "npm test", "npm run deploy"]).flatMap(
      ({ step }) => [
        ...Object.keys(step.with ?? {}).filter((key) => ["repository", "path"].includes(key)),
        ...(/^\$\{\{github\.(sha|ref)\}\}$|^undefined$/.test(squeezed(step.with?.ref))
          ? []
          : [`ref: ${step.with.ref}`]),
        ...[step, given.defaults?.run, defaults?.run].flatMap((level) => level?.["working-directory"] ?? []),
      ],
    );
    expect({ others: others.filter((one) => !/^\.\/?$/.test(one)) }).toEqual({ others: [] });
  },
);

test("npm run deploy has the variable DEPLOY_TOKEN, from the secrets of the repository", {
  checks: ["token", "secret"],
  concept: "environment-variables",
}, async () => {
  const deploy = await job("deploy");
  const [call] = stepsOf(deploy, ["npm run deploy"]);
  expect(call?.does).toBe("npm run deploy");
  const exported = doings(deploy).find(({ step, line }) => step === call.step && line.startsWith("export "));
  const value = variable(TOKEN, exported ?? call, deploy, await workflow());
  const shown = value === undefined ? "not set" : inside(value).replace(/^secrets\['(\w+)'\]$/, "secrets.$1");
  expect({ DEPLOY_TOKEN: shown.replace(/^secrets\.deploy_token$/i, "secrets.DEPLOY_TOKEN") }).toEqual({
    DEPLOY_TOKEN: "secrets.DEPLOY_TOKEN",
  });
});

test("only the job that deploys gets the token", { checks: ["only-deploy"] }, async () => {
  const { jobs, ...whole } = await workflow();
  const { deploy, ...others } = jobs;
  expect({ outsideOfDeploy: mentions(whole), inOtherJobs: mentions(others) }).toEqual({
    outsideOfDeploy: [],
    inOtherJobs: [],
  });
});

test("uses version 5 of both actions", { checks: ["version-5"] }, async () => {
  const { jobs } = await workflow();
  const actions = Object.values(jobs).flatMap((one) =>
    stepsOf(one, ["actions/checkout", "actions/setup-node"]),
  );
  expect(actions.map(({ line }) => line).filter((line) => !/@v5(\.\d+){0,2}$/.test(line))).toEqual([]);
});
