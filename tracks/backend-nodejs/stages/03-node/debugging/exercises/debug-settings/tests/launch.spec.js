import { expect, test, yamlFile } from "@aulo/runner/spec";

/** The configurations by name, without their type. Each name stands once, and the type is node. */
async function configuration(name) {
  const { configurations } = await yamlFile();
  const found = configurations?.filter((each) => each.name === name) ?? [];
  expect({ [`configurations named ${name}`]: found.map(({ type }) => type) }).toEqual({
    [`configurations named ${name}`]: ["node"],
  });
  return found[0];
}

/** A variable of VS Code. */
const variable = (name) => `$\{${name}}`;
const PROJECT = `${variable("workspaceFolder")}/`;

/** A path in the project, without `./` and double slashes. */
const inProject = (path) =>
  typeof path === "string" && path.startsWith(PROJECT)
    ? path.slice(PROJECT.length).replaceAll(/(^|\/)(\.?\/)+/g, "$1")
    : path;

test("starts the server", { checks: ["server"] }, async () => {
  const { request, program } = await configuration("Server");
  expect({ request, program: inProject(program) }).toEqual({ request: "launch", program: "src/server.js" });
});

test("gives the server the variable PORT", { checks: ["port"] }, async () => {
  const { env } = await configuration("Server");
  expect({ PORT: env?.PORT === undefined ? "not set" : `${env.PORT}` }).toEqual({ PORT: "4000" });
});

test("reads .env for the server", { checks: ["env-file"] }, async () => {
  const { envFile, runtimeArgs = [] } = await configuration("Server");
  const option = [runtimeArgs]
    .flat()
    .join("=")
    .match(/--env-file(?:-if-exists)?=([^=]+)/)?.[1];
  expect({ file: inProject(envFile ?? option) }).toEqual({ file: ".env" });
});

const OPEN_FILE = [
  variable("file"),
  PROJECT + variable("relativeFile"),
  `${variable("fileDirname")}/${variable("fileBasename")}`,
];

test("starts the file that is open, and stops before its first line", {
  checks: ["open-file", "first-line"],
}, async () => {
  const { request, program, stopOnEntry, runtimeArgs = [] } = await configuration("Open file");
  const stops =
    stopOnEntry === true || [runtimeArgs].flat().some((each) => `${each}`.startsWith("--inspect-brk"));
  const file = OPEN_FILE.includes(program) ? "the open file" : program;
  expect({ request, file, stops }).toEqual({ request: "launch", file: "the open file", stops: true });
});

test("connects to the running service", { checks: ["attach"] }, async () => {
  const { request, port, address = "localhost" } = await configuration("Running service");
  expect({ request, port, here: ["localhost", "127.0.0.1", "::1"].includes(address) }).toEqual({
    request: "attach",
    port: 9230,
    here: true,
  });
});

test("connects again after a restart", { checks: ["restart"] }, async () => {
  const { restart } = await configuration("Running service");
  expect({ restarts: Boolean(restart) }).toEqual({ restarts: true });
});

test("keeps out of the insides of Node.js in all three", { checks: ["skip"] }, async () => {
  const names = ["Server", "Open file", "Running service"];
  const skips = await Promise.all(
    names.map(async (name) => {
      const { skipFiles } = await configuration(name);
      return [name, [skipFiles].flat().some((each) => `${each}`.startsWith("<node_internals>/**"))];
    }),
  );
  expect(Object.fromEntries(skips)).toEqual(Object.fromEntries(names.map((name) => [name, true])));
});

/** The options of Node.js in the script `debug`, and what follows them. */
async function debugScript() {
  const { scripts } = await yamlFile("package.json");
  const [program, ...words] = `${scripts?.debug}`.trim().split(/\s+/);
  const at = words.findIndex((word) => !word.startsWith("-"));
  return { program, options: words.slice(0, at), rest: words.slice(at), script: scripts?.debug };
}

test("waits before the first line", { checks: ["waits"] }, async () => {
  const { program, options, rest, script } = await debugScript();
  const waits = options.some((option) => /^--inspect-(brk|wait)(=|$)/.test(option));
  expect({ script, program, waits, starts: rest.map((word) => word.replace(/^\.\//, "")) }).toEqual({
    script,
    program: "node",
    waits: true,
    starts: ["src/server.js"],
  });
});

test("listens on this machine only, on port 9230", { checks: ["address"] }, async () => {
  const { options, script } = await debugScript();
  const place =
    options.map((option) => option.match(/^--inspect(?:-brk|-wait|-port)?=(.+)$/)?.[1]).find(Boolean) ??
    "9229";
  const [, host = "127.0.0.1", port] = place.match(/^(?:(.*):)?(\d+)$/) ?? [];
  const isHere = ["127.0.0.1", "localhost", "[::1]"].includes(host);
  expect({ script, port, isHere }).toEqual({ script, port: "9230", isHere: true });
});
