import { describe, expect, test, yamlFile } from "@aulo/runner/spec";

const PIPELINES = {
  "a push to main": { CI_COMMIT_BRANCH: "main", CI_COMMIT_REF_NAME: "main", CI_PIPELINE_SOURCE: "push" },
  "a push to another branch": {
    CI_COMMIT_BRANCH: "fix-main",
    CI_COMMIT_REF_NAME: "fix-main",
    CI_PIPELINE_SOURCE: "push",
  },
};
/** Variables that differ from run to run. */
const OF_ONE_RUN = /\$\{?CI_(COMMIT_(SHA|SHORT_SHA)|PIPELINE_I?ID|JOB_ID)/;
const DEFAULT_STAGES = ["build", "test", "deploy"];

const list = (value) => (value === undefined || value === null ? [] : [value].flat(9));

async function job(name) {
  const file = await yamlFile();
  expect(Object.keys(file ?? {})).toContain(name);
  return file[name];
}

/** The value of a key that a job sets, or else `default`, or else the top of the file. */
async function inForce(name, key) {
  const file = await yamlFile();
  return [file[name]?.[key], file.default?.[key], file[key]].find((value) => value !== undefined);
}

async function variablesOf(name) {
  const { variables = {} } = await yamlFile();
  const own = (await job(name)).variables ?? {};
  const entries = Object.entries({ ...variables, ...own }).map(([key, value]) => [
    key,
    value?.value ?? value,
  ]);
  const values = Object.fromEntries(entries.map(([key, value]) => [key, `${value}`]));
  const fill = (text) => text.replaceAll(/\$\{?(\w+)\}?/g, (whole, key) => values[key] ?? whole);
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fill(value)]));
}

/** The lines that a job runs, in order. */
async function lines(name) {
  const given = await job(name);
  const before = list(await inForce(name, "before_script"));
  return [...before, ...list(given.script)]
    .flatMap((text) => `${text}`.replaceAll("\\\n", " ").split(/\n|&&/))
    .map((line) => line.trim().replaceAll(/ +/g, " "))
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** A known command by its plain name, without variables before it, its options, and whatever follows in its line. */
function nameOf(line) {
  const plain = line
    .replace(/ ?[|;].*$/, "")
    .replace(/^(\w+=("[^"]*"|'[^']*'|\S*) )+/, "")
    .replaceAll(/ --(cache[= ]\S+|no-audit|no-fund|prefer-offline|silent)/g, "");
  if (/^npm (ci|clean-install)$/.test(plain)) return "npm ci";
  if (/^npm (test|t|run test|run-script test)$/.test(plain)) return "npm test";
  if (/^npm (run|run-script) (migrate|deploy)$/.test(plain)) return `npm run ${plain.split(" ").at(-1)}`;
  return plain;
}

/** Whether the condition of a rule holds, such as `$CI_COMMIT_BRANCH == "main"`. */
function holds(condition, variables) {
  if (condition === undefined) return true;
  const operand = (text) => {
    if (/^["']/.test(text)) return text.slice(1, -1);
    if (text === "null") return undefined;
    return { ...variables, CI_DEFAULT_BRANCH: "main" }[text.replaceAll(/[${}]/g, "")];
  };
  return `${condition}`.split("||").some((part) =>
    part.split("&&").every((term) => {
      const [, left, how, right] = /^\s*(\S+)(?:\s*(==|!=|=~|!~)\s*(.+?))?\s*$/.exec(term) ?? [];
      if (how === undefined) return Boolean(operand(left));
      if (how.includes("~")) {
        const [, pattern, flags] = /^\/(.*)\/(i?)$/.exec(right);
        return new RegExp(pattern, flags).test(operand(left) ?? "") === (how === "=~");
      }
      return (operand(left) === operand(right)) === (how === "==");
    }),
  );
}

/** How the rules decide: on_success, always, manual, never … */
function decide(rules, variables) {
  if (rules === undefined) return "on_success";
  const found = list(rules).find((rule) => holds(rule.if, variables) && rule.changes === undefined);
  return found === undefined ? "never" : (found.when ?? "on_success");
}

const names = (filter) => list(filter?.refs ?? filter).map((ref) => `${ref}`);
const matches = (refs, branch) =>
  refs.some(
    (ref) =>
      ref === branch ||
      ref === "branches" ||
      (/^\/.*\/$/.test(ref) && new RegExp(ref.slice(1, -1)).test(branch)),
  );

/** How a job runs in each kind of pipeline. */
async function whenOf(name) {
  const [file, given] = [await yamlFile(), await job(name)];
  return Object.fromEntries(
    Object.entries(PIPELINES).map(([pipeline, variables]) => {
      const branch = variables.CI_COMMIT_BRANCH;
      const isLeftOut =
        decide(file.workflow?.rules, variables) === "never" ||
        (given.only !== undefined && !matches(names(given.only), branch)) ||
        (given.except !== undefined && matches(names(given.except), branch));
      const how = given.rules === undefined ? (given.when ?? "on_success") : decide(given.rules, variables);
      return [pipeline, isLeftOut ? "never" : how];
    }),
  );
}

test.each(["test", "deploy"])("%s runs in the image node:24", { checks: ["image"] }, async (name) => {
  const image = await inForce(name, "image");
  expect({ job: name, image: image?.name ?? image }).toEqual({ job: name, image: "node:24" });
});

describe("test", () => {
  test("runs for every branch", { checks: ["every-branch"] }, async () => {
    expect(await whenOf("test")).toEqual({
      "a push to main": "on_success",
      "a push to another branch": "on_success",
    });
  });

  test("installs the lock file's packages, migrates, and tests", { checks: ["steps"] }, async () => {
    const known = (await lines("test")).map(nameOf).filter((line) => /^npm (?!-)/.test(line));
    const settings = Object.entries(await variablesOf("test")).map((pair) => pair.join("="));
    const LEAVES_OUT = /^(NODE_ENV=production|npm_config_(omit=.*dev|only=prod|production=true))/i;
    expect({ commands: known, leavesOut: settings.filter((one) => LEAVES_OUT.test(one)) }).toEqual({
      commands: ["npm ci", "npm run migrate", "npm test"],
      leavesOut: [],
    });
  });

  test("fails when a command fails", { checks: ["no-excuse"] }, async () => {
    const given = await job("test");
    const hides = (await lines("test")).filter((line) => /^set \+|\|\||;/.test(line));
    const rules = list(given.rules).filter((rule) => rule.allow_failure);
    expect({
      mayFail: given.allow_failure ?? false,
      rulesThatAllow: rules.length,
      hidesFailures: hides,
    }).toEqual({
      mayFail: false,
      rulesThatAllow: 0,
      hidesFailures: [],
    });
  });

  /** The service with PostgreSQL, with the names under which the job finds it. */
  async function postgres() {
    const services = list(await inForce("test", "services"));
    const found = services.map((one) => (typeof one === "string" ? { name: one } : one));
    const service = found.find(({ name }) => /^postgres\b/.test(`${name}`));
    return (
      service && { image: service.name, hosts: ["postgres", ...`${service.alias ?? ""}`.split(/[ ,]+/)] }
    );
  }

  test("has a service with PostgreSQL 17", { checks: ["postgres"] }, async () => {
    expect({ image: (await postgres())?.image }).toEqual({ image: "postgres:17" });
  });

  test("finds the database by DATABASE_URL", { checks: ["url"] }, async () => {
    const service = await postgres();
    expect({ "services with PostgreSQL": service === undefined ? 0 : 1 }).toEqual({
      "services with PostgreSQL": 1,
    });
    const variables = await variablesOf("test");
    const all = await lines("test");
    const exported = all.map((line) => /^export DATABASE_URL=["']?([^"']+)/.exec(line)?.[1]);
    const isEarly =
      all.findIndex((line) => line.startsWith("export DATABASE_URL")) <
      all.findIndex((line) => nameOf(line) === "npm run migrate");
    const url =
      (isEarly ? exported.find((value) => value !== undefined) : undefined) ?? variables.DATABASE_URL;
    const { POSTGRES_PASSWORD: password, POSTGRES_USER: user = "postgres" } = variables;
    const expected = {
      user,
      password: password ?? "set in POSTGRES_PASSWORD",
      host: "the service",
      port: "5432",
      database: variables.POSTGRES_DB ?? user,
    };
    expect({ DATABASE_URL: addressOf(url, user, service.hosts) }).toEqual({ DATABASE_URL: expected });
  });

  test("lets npm keep its downloads in .npm", { checks: ["npm-folder"] }, async () => {
    const variables = await variablesOf("test");
    const [install = ""] = (await lines("test")).filter((line) => nameOf(line) === "npm ci");
    const option = /--cache[= ](\S+)/.exec(install)?.[1];
    const byName = Object.entries(variables).find(([name]) => name.toLowerCase() === "npm_config_cache")?.[1];
    const folder = `${option ?? byName ?? "not set"}`.replaceAll(/["']/g, "");
    expect({ folder: folder.replace(/^\$\{?CI_PROJECT_DIR\}?\/|^\.\//, "").replace(/\/$/, "") }).toEqual({
      folder: ".npm",
    });
  });

  test("keeps the folder for runs with the same lock file", { checks: ["cache"] }, async () => {
    const caches = list(await inForce("test", "cache"));
    const found = caches.map(({ key, paths, policy = "pull-push", when = "on_success" }) => ({
      files: list(key?.files),
      isOfOneRun: OF_ONE_RUN.test(`${key?.prefix}`),
      isKept: when !== "on_failure",
      paths: list(paths).map((path) => `${path}`.replace(/^\.\//, "").replace(/\/(\*\*)?$/, "")),
      policy,
    }));
    expect(found.filter(({ paths }) => paths.includes(".npm"))).toEqual([
      {
        files: ["package-lock.json"],
        isOfOneRun: false,
        isKept: true,
        paths: [".npm"],
        policy: "pull-push",
      },
    ]);
  });
});

/** The parts of a database's address; the defaults are those of `pg`. */
function addressOf(url, user, hosts) {
  if (!URL.canParse(url ?? "") || !/^postgres(ql)?:$/.test(new URL(url).protocol))
    return `not an address: ${url}`;
  const { username, password, hostname, port, pathname } = new URL(url);
  return {
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    host: hosts.includes(hostname) ? "the service" : hostname,
    port: port || "5432",
    database: pathname.slice(1) || user,
  };
}

describe("deploy", () => {
  test("calls npm run deploy", { checks: ["deploy"] }, async () => {
    const known = (await lines("deploy")).map(nameOf).filter((line) => /^npm run/.test(line));
    expect(known).toEqual(["npm run deploy"]);
  });

  test("runs only after the tests have passed", { checks: ["after-test"] }, async () => {
    const [{ stages = DEFAULT_STAGES }, given, tests] = [
      await yamlFile(),
      await job("deploy"),
      await job("test"),
    ];
    const needs = list(given.needs).map((need) => need?.job ?? need);
    const isLater = stages.indexOf(given.stage ?? "test") > stages.indexOf(tests.stage ?? "test");
    const waits = given.needs === undefined ? isLater : needs.includes("test");
    const how = (await whenOf("deploy"))["a push to main"];
    expect({ waitsForTheTests: waits, when: how === "manual" ? "on_success" : how }).toEqual({
      waitsForTheTests: true,
      when: "on_success",
    });
  });

  test("runs only for main", { checks: ["only-main"] }, async () => {
    const when = await whenOf("deploy");
    const runs = Object.entries(when).map(([pipeline, how]) => [
      pipeline,
      how === "never" ? "left out" : "runs",
    ]);
    expect(Object.fromEntries(runs)).toEqual({
      "a push to main": "runs",
      "a push to another branch": "left out",
    });
  });

  test("runs one at a time", { checks: ["one-at-a-time"] }, async () => {
    const { resource_group: group = "none" } = await job("deploy");
    const isShared = group !== "none" && !OF_ONE_RUN.test(`${group}`);
    expect({ resource_group: group, sharedByAllDeploys: isShared }).toEqual({
      resource_group: group,
      sharedByAllDeploys: true,
    });
  });
});
