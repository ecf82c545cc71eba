import { describe, expect, test, workflow } from "@aulo/runner/spec";

const KEY = "DEPLOY_KEY";
const EVENTS = {
  "a push to main": {
    event_name: "push",
    ref: "refs/heads/main",
    ref_name: "main",
    head_ref: "",
    base_ref: "",
  },
  "a pull request": {
    event_name: "pull_request",
    ref: "refs/pull/7/merge",
    ref_name: "7/merge",
    head_ref: "fix-login",
    base_ref: "main",
  },
};

const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const bare = (text) =>
  `${text}`
    .trim()
    .replace(/^\$\{\{([\s\S]*)\}\}$/, "$1")
    .trim();

async function job(name) {
  const { jobs } = await workflow();
  expect(Object.keys(jobs)).toContain(name);
  return jobs[name];
}

/** The value of an expression of GitHub, such as `github.ref == 'refs/heads/main'`, in the given event. */
function evaluate(text, { github, passed }) {
  const tokens = bare(text).match(/'(?:[^']|'')*'|&&|\|\||[!=]=|[!(),]|[\w.*-]+/g) ?? [];
  const values = { github, needs: { test: { result: passed ? "success" : "failure" } } };
  const FUNCTIONS = {
    success: () => passed,
    failure: () => !passed,
    always: () => true,
    cancelled: () => false,
    startswith: (whole, part) => `${whole}`.startsWith(part),
    endswith: (whole, part) => `${whole}`.endsWith(part),
    contains: (whole, part) => `${whole}`.includes(part),
  };
  const take = (wanted) => (wanted === undefined || tokens[0] === wanted ? tokens.shift() : undefined);
  const or = () => chain(and, "||", (a, b) => a || b);
  const and = () => chain(equal, "&&", (a, b) => a && b);
  function chain(next, sign, join) {
    let value = next();
    while (take(sign)) {
      const right = next();
      value = join(value, right);
    }
    return value;
  }
  function equal() {
    const left = unary();
    const sign = take("==") ?? take("!=");
    if (sign === undefined) return left;
    return (`${left}`.toLowerCase() === `${unary()}`.toLowerCase()) === (sign === "==");
  }
  function unary() {
    if (take("!")) return !unary();
    if (take("(")) {
      const value = or();
      take(")");
      return value;
    }
    return single(take() ?? "");
  }
  function single(token) {
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (token === "true" || token === "false") return token === "true";
    if (!take("(")) return token.split(".").reduce((value, key) => value?.[key], values) ?? "";
    const given = [];
    while (tokens.length > 0 && !take(")")) {
      given.push(or());
      take(",");
    }
    const known = FUNCTIONS[token.toLowerCase()];
    if (known === undefined) throw new Error(`This check does not understand: ${token}(…)`);
    return known(...given);
  }
  return Boolean(or());
}

/** Whether a job or step with this condition runs. Without a function of status, everything before must have passed. */
function runs(condition, event) {
  if (condition === undefined) return event.passed;
  const value = evaluate(condition, event);
  return /\b(success|failure|always|cancelled)\(\)/i.test(`${condition}`) ? value : value && event.passed;
}

/** The single commands of a step. One that stands before `|`, `||` or `;` keeps what follows. */
const commands = ({ run = "" }) =>
  `${run}`
    .replaceAll("\\\n", " ")
    .split(/\n|&&/)
    .map((line) => line.trim().replaceAll(/ +/g, " "))
    .filter((line) => line !== "" && !line.startsWith("#"));

/**
 * Lines of a step that hide a failure. A pipe does so unless the shell looks at all of its commands, and every line but the last
 * one does so in a shell of one's own without `-e`.
 */
function excuses({ run = "", shell }, { defaults }, whole) {
  const inForce = shell ?? defaults?.run?.shell ?? whole.defaults?.run?.shell ?? "";
  const looksAtAll = /^bash$|pipefail/.test(inForce) || /set -\w*o pipefail/.test(run);
  const goesOn = inForce.includes("{0}") && !/ -\w*e/.test(inForce) && !/set -\w*e/.test(run);
  const lines = `${run}`
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => /^\s*[^\s#]/.test(line));
  return [
    ...commands({ run }).filter((line) => /^set \+|\|\||;/.test(line) || (!looksAtAll && /\|/.test(line))),
    ...(goesOn ? lines.slice(0, -1) : []),
  ];
}

/** A known command by its plain name, without variables before it, harmless options, and whatever follows in its line. */
function nameOf(line) {
  const command = line.replace(/ ?[|;].*$/, "").replace(/^(\w+=("[^"]*"|'[^']*'|\$\{\{.*?\}\}|\S*) )+/, "");
  const plain = command.replaceAll(/ --(no-audit|no-fund|prefer-offline|silent|if-present)\b/g, "");
  if (/^npm (ci|clean-install)$/.test(plain)) return "npm ci";
  if (/^npm (test|t|run test|run-script test)$/.test(plain)) return "npm test";
  if (/^npm (run|run-script) (migrate|deploy)$/.test(plain)) return `npm run ${plain.split(" ").at(-1)}`;
  return command;
}

/** What a job does, in order: its actions by name and its commands, each with its step. */
const doings = ({ steps }) =>
  steps.flatMap((step) =>
    step.uses === undefined
      ? commands(step).map((line) => ({ does: nameOf(line), line, step }))
      : [{ does: `${step.uses}`.split("@")[0], line: "", step }],
  );

const doingsOf = (given, wanted) => doings(given).filter(({ does }) => wanted.includes(does));
const inOrder = (given, wanted) => doingsOf(given, wanted).map(({ does }) => does);

/** The value of a variable for a command, as the innermost level sets it, or undefined. */
function variable(name, { step, line }, given, { env = {} }) {
  const before = given.steps.slice(0, given.steps.indexOf(step)).map(({ run = "" }) => `${run}`);
  const kept = before.map(
    (run) =>
      new RegExp(`${name}=((?:\\$\\{\\{.*?\\}\\}|[^"'\\s])+)["']? *>> *["']?\\$\\{?GITHUB_ENV`).exec(
        run,
      )?.[1],
  );
  const exported = new RegExp(`export ${name}=["']?([^"'\\n]+)`).exec(step.run ?? "")?.[1];
  const inline = new RegExp(`(?:^| )${name}=["']?(\\$\\{\\{.*?\\}\\}|[^"' ]+)`).exec(line)?.[1];
  const levels = [step.env?.[name], ...kept.reverse(), given.env?.[name], env[name]];
  return [inline, exported, ...levels].find((value) => value !== undefined);
}

/** The first service with the image `postgres`, with its name, or undefined. */
function postgresOf(given) {
  const found = Object.entries(given.services ?? {}).find(([, { image }]) => /^postgres\b/.test(`${image}`));
  return found && { name: found[0], ...found[1] };
}

test("keeps the machines, the actions and Node 24", { checks: ["kept"] }, async () => {
  const found = {};
  for (const name of ["test", "deploy"]) {
    const given = await job(name);
    const kept = name === "test" ? /^actions\/(checkout|setup-node)@/ : /^actions\/checkout@/;
    const actions = given.steps.filter(({ uses = "" }) => kept.test(uses));
    const versions = actions.flatMap((step) => step.with?.["node-version"] ?? []);
    const node = versions.map((version) => `${version}`.replace(/^v?24(\.x|\.\d+)*$/, "24"));
    const uses = actions.map((step) => `${step.uses}`.replace(/@v5(\.\d+)*$/, "@v5"));
    found[name] = { machine: [given["runs-on"]].flat(), uses, node };
  }
  const checkout = "actions/checkout@v5";
  expect(found).toEqual({
    test: { machine: ["ubuntu-latest"], uses: [checkout, "actions/setup-node@v5"], node: ["24"] },
    deploy: { machine: ["ubuntu-latest"], uses: [checkout], node: [] },
  });
  const steps = ["actions/checkout", "npm run deploy"];
  expect({ deploy: inOrder(await job("deploy"), steps) }).toEqual({ deploy: steps });
});

describe("when", () => {
  test("starts on each pull request", { checks: ["pull-requests"] }, async () => {
    const { on } = await workflow();
    expect(Object.keys(on)).toContain("pull_request");
    const { branches = ["**"], types = ["opened", "synchronize"], ...rest } = on.pull_request ?? {};
    const missing = ["opened", "synchronize"].filter((type) => ![types].flat().includes(type));
    expect({ branches: [branches].flat(), missingTypes: missing, ...rest }).toEqual({
      branches: ["**"],
      missingTypes: [],
    });
  });

  test("starts on each push to main", { checks: ["pushes"] }, async () => {
    const { on } = await workflow();
    expect(Object.keys(on)).toContain("push");
    const { branches = ["main"], ...rest } = on.push ?? {};
    expect({ isMain: [branches].flat().includes("main"), ...rest }).toEqual({ isMain: true });
  });

  test("starts on nothing else", { checks: ["nothing-else"] }, async () => {
    const { on } = await workflow();
    const branches = [on.push?.branches ?? "all of them"].flat();
    expect({ events: Object.keys(on).sort(), branchesOfPushes: branches }).toEqual({
      events: ["pull_request", "push"],
      branchesOfPushes: ["main"],
    });
  });

  /** Whether the deploying step runs in each event, when the tests have passed or not. */
  async function deploys(passed) {
    const deploy = await job("deploy");
    const steps = doingsOf(deploy, ["npm run deploy"]);
    expect({ "steps with npm run deploy": steps.length }).toEqual({ "steps with npm run deploy": 1 });
    const waits = deploy.needs.includes("test");
    return Object.fromEntries(
      Object.entries(EVENTS).map(([name, github]) => {
        const runsJob = runs(deploy.if, { github, passed: passed || !waits });
        const isReached = runsJob && runs(steps[0].step.if, { github, passed: true });
        return [name, isReached ? "deploys" : "does not deploy"];
      }),
    );
  }

  test("deploys only when the tests have passed", { checks: ["after-test"] }, async () => {
    expect({ needs: (await job("deploy")).needs }).toEqual({ needs: ["test"] });
    expect(await deploys(false)).toEqual({
      "a push to main": "does not deploy",
      "a pull request": "does not deploy",
    });
  });

  test("deploys for a push to main, not for a pull request", { checks: ["only-main"] }, async () => {
    expect(await deploys(true)).toEqual({ "a push to main": "deploys", "a pull request": "does not deploy" });
  });

  test("deploys one at a time, and finishes each", { checks: ["one-at-a-time"] }, async () => {
    const whole = await workflow();
    const levels = [whole.concurrency, (await job("deploy")).concurrency].filter(
      (level) => level !== undefined,
    );
    const groups = levels.map((level) => (isMap(level) ? { ...level } : { group: level }));
    const event = { github: EVENTS["a push to main"], passed: true };
    const found = {
      groupsForAllDeploys: groups.filter(({ group }) => !/run_id|run_number|sha|run_attempt/.test(`${group}`))
        .length,
      cancelsARunningOne: groups.some(({ "cancel-in-progress": cancels = false }) =>
        evaluate(cancels, event),
      ),
    };
    expect({
      isLimited: found.groupsForAllDeploys > 0,
      cancelsARunningOne: found.cancelsARunningOne,
    }).toEqual({
      isLimited: true,
      cancelsARunningOne: false,
    });
  });
});

describe("the tests", () => {
  test("have a service with PostgreSQL 17", { checks: ["postgres"] }, async () => {
    const { image } = postgresOf(await job("test")) ?? {};
    expect({ image }).toEqual({ image: "postgres:17" });
  });

  test("wait until PostgreSQL accepts connections", { checks: ["healthy"] }, async () => {
    const { options = "" } = postgresOf(await job("test")) ?? {};
    const [, command = "none"] = /--health-cmd[= ]+("[^"]*"|'[^']*'|\S+)/.exec(`${options}`) ?? [];
    expect({ "health command": command.replaceAll(/["']/g, "").split(" ")[0] }).toEqual({
      "health command": "pg_isready",
    });
  });

  test("run after the install and the migrations", { checks: ["migrate"] }, async () => {
    const wanted = ["actions/checkout", "actions/setup-node", "npm ci", "npm run migrate", "npm test"];
    expect(inOrder(await job("test"), wanted)).toEqual(wanted);
  });

  test("find the database by DATABASE_URL", { checks: ["url"] }, async () => {
    const [given, whole] = [await job("test"), await workflow()];
    const db = postgresOf(given);
    expect({ "services with PostgreSQL": db === undefined ? 0 : 1 }).toEqual({
      "services with PostgreSQL": 1,
    });
    const fill = (text) =>
      `${text}`
        .replaceAll(
          /\$\{\{ *env\.(\w+) *\}\}/g,
          (_whole, name) => given.env?.[name] ?? whole.env?.[name] ?? "",
        )
        .replaceAll(
          /\$\{\{ *job\.services\.([\w-]+)\.ports\[['"]?(\d+)['"]?\] *\}\}/g,
          (_whole, name, port) =>
            name === db.name && published(port) !== undefined ? published(port) : "no port",
        );
    const ports = [db.ports ?? []].flat().map((port) => `${port}`.split("/")[0].split(":").slice(-2));
    const published = (port) => {
      const found = ports.find((pair) => pair.at(-1) === port);
      return found && (found.length === 2 ? found[0] : "49152");
    };
    const { POSTGRES_PASSWORD: password = "", POSTGRES_USER: user = "postgres" } = db.env ?? {};
    const expected = {
      user,
      password: fill(password) || "set in POSTGRES_PASSWORD",
      host: given.container === undefined ? "localhost" : db.name,
      port: given.container === undefined ? (published("5432") ?? "published by the service") : "5432",
      database: db.env?.POSTGRES_DB ?? user,
    };
    for (const command of ["npm run migrate", "npm test"]) {
      const [call] = doingsOf(given, [command]);
      const url = call && fill(variable("DATABASE_URL", call, given, whole) ?? "");
      expect({ [command]: addressOf(url, user) }).toEqual({ [command]: expected });
    }
  });

  test("keep npm's downloads", { checks: ["cache"] }, async () => {
    const [{ step = {} } = {}] = doingsOf(await job("test"), ["actions/setup-node"]);
    expect({ cache: step.with?.cache ?? "none" }).toEqual({ cache: "npm" });
  });

  test("stop the job when they fail", { checks: ["no-excuse"] }, async () => {
    const [given, whole] = [await job("test"), await workflow()];
    const calls = doingsOf(given, ["npm ci", "npm run migrate", "npm test"]);
    const steps = calls.map(({ step }) => step);
    const skipped = Object.entries(EVENTS).flatMap(([name, github]) =>
      [given, ...steps].filter((part) => !runs(part.if, { github, passed: true })).map(() => name),
    );
    expect({
      commands: calls.map(({ does }) => does),
      goesOn: [given, ...steps].filter((part) => ![undefined, false].includes(part["continue-on-error"]))
        .length,
      hidesFailures: steps.flatMap((step) => excuses(step, given, whole)),
      skipped,
    }).toEqual({
      commands: ["npm ci", "npm run migrate", "npm test"],
      goesOn: 0,
      hidesFailures: [],
      skipped: [],
    });
  });
});

/** The parts of a database's address; the defaults are those of `pg`. */
function addressOf(url, user) {
  if (!URL.canParse(url ?? "") || !/^postgres(ql)?:$/.test(new URL(url).protocol))
    return `not an address: ${url}`;
  const { username, password, hostname, port, pathname } = new URL(url);
  return {
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    host: hostname === "127.0.0.1" ? "localhost" : hostname,
    port: port || "5432",
    database: pathname.slice(1) || user,
  };
}

describe("rights", () => {
  test.each(["test", "deploy"])(
    "let the token of %s read contents only",
    { checks: ["read-only"] },
    async (name) => {
      const whole = await workflow();
      const granted = (await job(name)).permissions ?? whole.permissions ?? "the default of the repository";
      const shown = isMap(granted)
        ? Object.fromEntries(Object.entries(granted).filter(([, right]) => right !== "none"))
        : granted;
      expect({ job: name, permissions: shown }).toEqual({ job: name, permissions: { contents: "read" } });
    },
  );

  test("give the deploy its key", { checks: ["key"] }, async () => {
    const deploy = await job("deploy");
    const [call] = doingsOf(deploy, ["npm run deploy"]);
    expect({ deploys: call?.does ?? "no step" }).toEqual({ deploys: "npm run deploy" });
    const value = bare(variable(KEY, call, deploy, await workflow()) ?? "not set");
    expect({ [KEY]: value.replace(/^secrets\[['"](\w+)['"]\]$/, "secrets.$1") }).toEqual({
      [KEY]: `secrets.${KEY}`,
    });
  });

  test("give the key to no other step", { checks: ["only-that-step"] }, async () => {
    const { jobs, ...whole } = await workflow();
    const places = [["the workflow", whole]];
    for (const [name, { steps, ...rest }] of Object.entries(jobs)) {
      places.push([`the job ${name}`, rest]);
      for (const step of steps)
        if (!commands(step).some((line) => nameOf(line) === "npm run deploy"))
          places.push([`a step of ${name}`, step]);
    }
    const knows = places.filter(([, part]) => /DEPLOY_KEY|toJSON\(\s*secrets/i.test(JSON.stringify(part)));
    expect({ knowsTheKey: knows.map(([place]) => place) }).toEqual({ knowsTheKey: [] });
  });
});
