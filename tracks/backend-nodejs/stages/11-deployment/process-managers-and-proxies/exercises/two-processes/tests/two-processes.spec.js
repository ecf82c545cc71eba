import { ecosystem, expect, test } from "@aulo/runner/spec";

const BYTES = { "": 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

const app = async () => {
  const apps = await ecosystem();
  expect(apps.map(({ name }) => name)).toEqual(["notes"]);
  return apps[0];
};

/** The file that an app starts, as seen from the folder of the project. */
function started({ script, exec, cwd = "" }) {
  const path = `${cwd}/${script ?? exec}`.split("/").filter((part) => part !== "" && part !== ".");
  return path.slice(-2).join("/");
}

/** The number of bytes that PM2 reads, or the value itself when PM2 does not accept it. */
function toBytes(limit) {
  const [, number, unit = ""] = /^(\d+)([KMG])?$/.exec(`${limit}`) ?? [];
  return number === undefined ? limit : Number(number) * BYTES[unit];
}

/** Names and values of the environments that an app sets, with `pm2 start --env NAME` too. */
const environments = (given) =>
  Object.entries(given).filter(([key]) => key === "env" || key.startsWith("env_"));

test("the app notes starts src/server.js", { checks: ["notes"] }, async () => {
  const notes = await app();
  const { exec_interpreter: interpreter = notes.interpreter ?? "node" } = notes;
  expect({ script: started(notes), interpreter }).toEqual({ script: "src/server.js", interpreter: "node" });
});

test("two processes share the port", { checks: ["two"] }, async () => {
  const { exec_mode: mode = "cluster", instances } = await app();
  expect({ exec_mode: mode.replace(/_mode$/, ""), instances: Number(instances) }).toEqual({
    exec_mode: "cluster",
    instances: 2,
  });
});

test("a process above 300 MB is started again", { checks: ["memory"] }, async () => {
  const { max_memory_restart: limit } = await app();
  const bytes = toBytes(limit);
  const isLimit = bytes >= 300_000_000 && bytes <= 300 * BYTES.M;
  expect({ max_memory_restart: isLimit ? "300M" : limit }).toEqual({ max_memory_restart: "300M" });
});

test("the service runs in production", {
  checks: ["production"],
  concept: "environment-variables",
}, async () => {
  const { env = {} } = await app();
  expect({ NODE_ENV: env.NODE_ENV }).toEqual({ NODE_ENV: "production" });
});

test("both processes get port 3000", { checks: ["port"], concept: "environment-variables" }, async () => {
  const { env = {}, port, ...settings } = await app();
  const overwritten = ["increment_var", "instance_var"].filter((setting) => settings[setting] === "PORT");
  expect({ PORT: `${env.PORT ?? port}`, overwrittenBy: overwritten }).toEqual({
    PORT: "3000",
    overwrittenBy: [],
  });
});

test("the address of the database is not written down here", {
  checks: ["not-here"],
  concept: "environment-variables",
}, async () => {
  const written = environments(await app()).filter(([, values]) => (values?.DATABASE_URL ?? null) !== null);
  expect({ "with DATABASE_URL": written.map(([key]) => key) }).toEqual({ "with DATABASE_URL": [] });
});

test("the service gets DATABASE_URL from the machine", {
  checks: ["from-machine"],
  concept: "environment-variables",
}, async () => {
  const { filter_env: filter = false } = await app();
  const kept = filter !== true && ![filter].flat().some((start) => start && "DATABASE_URL".startsWith(start));
  expect({ filter_env: kept ? "keeps DATABASE_URL" : filter }).toEqual({ filter_env: "keeps DATABASE_URL" });
});
