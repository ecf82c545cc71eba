import { dockerfile, expect, test } from "@aulo/runner/spec";

const words = ({ list, text }) => list ?? text.split(/\s+/).filter((word) => word !== "");

/** What the container starts, or null when a shell starts it. */
async function command() {
  const { final } = await dockerfile();
  const [entrypoint, cmd] = ["ENTRYPOINT", "CMD"].map((name) => final.last(name));
  const parts = [entrypoint, cmd].filter((part) => part !== null);
  return parts.some(({ list }) => list === null) ? null : parts.flatMap(({ list }) => list);
}

/** The RUN that installs, with all that was copied in its stage before it. */
async function installing() {
  const { stages } = await dockerfile();
  const isInstall = ({ name, text }) => name === "RUN" && /\bnpm\b/.test(text) && !/\bnpm run\b/.test(text);
  const stage = stages.find(({ instructions }) => instructions.some(isInstall));
  expect({ aLineThatInstalls: stage !== undefined }).toEqual({ aLineThatInstalls: true });
  const at = stage.instructions.findIndex(isInstall);
  const copied = stage.instructions
    .slice(0, at)
    .filter(({ name, flags }) => (name === "COPY" || name === "ADD") && flags.from === undefined)
    .flatMap((copy) => words(copy).slice(0, -1));
  return { run: words(stage.instructions[at]), env: stage.last("ENV"), copied };
}

test("SIGTERM reaches the service itself", async () => {
  const started = await command();
  expect(started).not.toBeNull();
  expect(["node", "/usr/local/bin/node"]).toContain(started[0]);
  expect(["src/server.js", "./src/server.js", "/app/src/server.js"]).toContain(started.at(-1));
});

test("the service does not run as root", { concept: "server-basics" }, async () => {
  const user = (await dockerfile()).final.last("USER");
  expect(["node", "node:node", "1000", "1000:1000"]).toContain(user?.text);
});

test("only the packages that running needs are installed, as the lock file says", {
  concept: "npm-packages",
}, async () => {
  const { run, env } = await installing();
  expect(run).toEqual(expect.arrayContaining(["npm", "ci"]));
  const forProduction = /NODE_ENV[= ]"?production/.test(env?.text ?? "");
  const omits = ["--omit=dev", "--omit dev", "--production", "NODE_ENV=production"];
  const asked = omits.find((option) => ` ${run.join(" ")} `.includes(` ${option} `));
  expect({ leavesDevOut: forProduction || asked !== undefined }).toEqual({ leavesDevOut: true });
});

test("a change of the code does not install the packages anew", { concept: "npm-packages" }, async () => {
  const { copied } = await installing();
  const names = copied.map((path) => path.replace(/^(\.?\/)?(app\/)?/, ""));
  const allowed = ["package.json", "package-lock.json", "package*.json", ".npmrc"];
  expect(names.filter((name) => !allowed.includes(name))).toEqual([]);
});

test("the code is in the image", async () => {
  const { final } = await dockerfile();
  const sources = final.all("COPY").flatMap((copy) => words(copy).slice(0, -1));
  const names = sources.map((path) => path.replace(/^\.\/(?=.)/, "").replace(/\/$/, ""));
  expect({ copied: names.some((name) => [".", "src", "/app", "/app/src"].includes(name)) }).toEqual({
    copied: true,
  });
});
