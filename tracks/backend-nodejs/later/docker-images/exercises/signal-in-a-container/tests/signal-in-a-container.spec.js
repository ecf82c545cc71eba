import { dockerfile, expect, test } from "@aulo/runner/spec";

const DEV_OUT = /^(--omit=dev|--production|--production=true|--only=prod(uction)?|--no-dev)$/;
const MANIFESTS = ["package.json", "package-lock.json"];

const words = ({ list, text }) => list ?? text.split(/\s+/).filter((word) => word !== "");

/** An absolute path without `.` and double slashes, as seen from a folder. */
function resolve(folder, path) {
  const parts = (path.startsWith("/") ? path : `${folder}/${path}`).split("/");
  return `/${parts.filter((part) => part !== "" && part !== ".").join("/")}`;
}

/** The instructions of a stage after those of the stages that it is based on. */
function whole(stage, stages) {
  const base = stages.find(({ name }) => name !== null && name.toLowerCase() === stage.from.toLowerCase());
  return [...(base && base !== stage ? whole(base, stages) : []), ...stage.instructions];
}

/** Follows a stage from its first line on: the folder, the user, the environment, and the files that are there. */
function build(stage, stages) {
  const state = { folder: "/", user: "root", env: {}, files: [], installs: [], chowned: false };
  for (const instruction of whole(stage, stages)) {
    const { name, text } = instruction;
    if (name === "WORKDIR") state.folder = resolve(state.folder, text.trim());
    if (name === "USER") state.user = text.trim();
    if (name === "ENV") Object.assign(state.env, variables(text));
    if (name === "COPY" || name === "ADD") state.files.push(...copied(instruction, state.folder, stages));
    if (name === "RUN") run(instruction, state);
  }
  return state;
}

function variables(text) {
  const pairs = [...text.matchAll(/(\w+)=("[^"]*"|'[^']*'|\S+)/g)].map(([, key, value]) => [
    key,
    value.replaceAll(/["']/g, ""),
  ]);
  return pairs.length > 0
    ? Object.fromEntries(pairs)
    : { [words({ text, list: null })[0]]: text.trim().split(/\s+/)[1] };
}

/** The files of the project that a COPY brings, each with its place in the image: package files, the code, packages. */
function copied(instruction, folder, stages) {
  const paths = words(instruction);
  const target = paths.at(-1);
  const from = stages.find(({ name }, at) => [name, `${at}`].includes(instruction.flags.from));
  const isFolder = target.endsWith("/") || target.endsWith(".") || paths.length > 2;
  return paths.slice(0, -1).flatMap((source) => {
    const there = from === undefined ? PROJECT : build(from, stages).files;
    const path = resolve("/", source);
    return there.flatMap((file) => {
      if (matches(path, file))
        return [resolve(folder, isFolder ? `${target}/${file.split("/").at(-1)}` : target)];
      const inside = path === "/" ? file : file.startsWith(`${path}/`) ? file.slice(path.length) : null;
      return inside === null ? [] : [resolve(folder, `${target}/${inside}`)];
    });
  });
}

const PROJECT = ["/package.json", "/package-lock.json", "/src/server.js", "/src/notes.js", "/README.md"];

function matches(pattern, file) {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", "[^/]*")
    .replaceAll("?", "[^/]");
  return new RegExp(`^${expression}$`).test(file);
}

/** Notes what a RUN installs, and with which files beside it. */
function run(instruction, state) {
  const line = words(instruction).join(" ");
  if (/\bchown\b/.test(line)) state.chowned = true;
  for (const part of line.split(/&&|;/)) {
    const command = part.trim().split(" ");
    const npm = command.indexOf("npm");
    const verb = command.slice(npm + 1).find((word) => !word.startsWith("-"));
    if (npm === -1 || !["ci", "clean-install", "i", "install", "add"].includes(verb)) continue;
    if (command.some((word) => ["-g", "--global"].includes(word))) continue;
    const env = { ...state.env, ...variables(command.slice(0, npm).join(" ")) };
    state.installs.push({
      command: command.slice(npm),
      verb,
      env,
      user: state.user,
      chowned: state.chowned,
      files: [...state.files],
      folder: state.folder,
    });
    state.files.push(resolve(state.folder, "node_modules/express/index.js"));
  }
}

/** The image, with the installs of all stages. */
async function image() {
  const { stages, final } = await dockerfile();
  return { ...build(final, stages), installs: stages.flatMap((stage) => build(stage, stages).installs) };
}

/** The command of the container as a list; a shell that hands over to its command with `exec` leaves that command. */
async function command() {
  const { final } = await dockerfile();
  const parts = ["ENTRYPOINT", "CMD"].map((name) => final.last(name)).filter((part) => part !== null);
  return parts.flatMap(({ list, text }) => {
    if (list !== null) return list;
    return text.startsWith("exec ") && parts.length === 1
      ? text.slice(5).trim().split(/\s+/)
      : ["/bin/sh", "-c", text];
  });
}

/** The lines that install packages; an image without any fails here. */
async function installs() {
  const { installs: found } = await image();
  expect({ "lines that install": found.length > 0 ? "some" : "none" }).toEqual({
    "lines that install": "some",
  });
  return found;
}

test("SIGTERM reaches the service itself", { checks: ["first-process"] }, async () => {
  const [program, ...args] = await command();
  expect({ "first process": program?.replace("/usr/local/bin/", "") }).toEqual({ "first process": "node" });
  const starters = args.filter((arg) => /^(--watch|--run|--test|-e|--eval|-p|--print)/.test(arg));
  expect({ "options that start other programs": starters }).toEqual({
    "options that start other programs": [],
  });
});

test("node runs src/server.js", { checks: ["first-process"] }, async () => {
  const { folder } = await image();
  const [, ...args] = await command();
  const script = args.find((arg) => !arg.startsWith("-")) ?? "none";
  expect({ script: resolve(folder, script) }).toEqual({ script: resolve(folder, "src/server.js") });
});

test("Docker sends SIGTERM", { checks: ["sigterm"] }, async () => {
  const signal = (await dockerfile()).final.last("STOPSIGNAL")?.text ?? "SIGTERM";
  expect({ signal: ["SIGTERM", "TERM", "15"].includes(signal) ? "SIGTERM" : signal }).toEqual({
    signal: "SIGTERM",
  });
});

test("the service does not run as root", { checks: ["user"] }, async () => {
  const { user } = await image();
  expect({ user: user.replace(/^(node|1000)(:.*)?$/, "node") }).toEqual({ user: "node" });
});

test("packages are installed by a user who may write there", { checks: ["builds"] }, async () => {
  const found = (await installs()).map(({ user, chowned }) => (chowned ? "root" : user));
  expect({ "installed by": found }).toEqual({ "installed by": found.map(() => "root") });
});

test("packages are installed as the lock file says", {
  checks: ["lock-file"],
  concept: "npm-packages",
}, async () => {
  const found = (await installs()).map(({ verb }) => verb.replace("clean-install", "ci"));
  expect(found).toEqual(found.map(() => "ci"));
});

test("only the packages that running needs are installed", {
  checks: ["no-dev"],
  concept: "npm-packages",
}, async () => {
  const kept = (await installs()).filter(({ command: parts, env }) => {
    const options = parts.join(" ").replace("--omit dev", "--omit=dev").split(" ");
    return (
      options.includes("--include=dev") ||
      !(options.some((option) => DEV_OUT.test(option)) || env.NODE_ENV === "production")
    );
  });
  expect({ "with packages for development": kept.map(({ command: parts }) => parts.join(" ")) }).toEqual({
    "with packages for development": [],
  });
});

test("a change of the code does not install the packages anew", { checks: ["cached"] }, async () => {
  const before = (await installs()).flatMap(({ files }) =>
    files.filter((file) => /\/(server\.js|notes\.js)$/.test(file)),
  );
  expect({ "code that is there before the packages": before }).toEqual({
    "code that is there before the packages": [],
  });
});

test("both files of packages are there before they are installed", {
  checks: ["both-files"],
  concept: "npm-packages",
}, async () => {
  for (const { files, folder } of await installs()) {
    expect(MANIFESTS.filter((name) => files.includes(resolve(folder, name)))).toEqual(MANIFESTS);
  }
});

test("the image and the folder are as before", { checks: ["as-before"] }, async () => {
  const { stages, final } = await dockerfile();
  let first = final;
  for (let base = first; base; base = stages.find(({ name }) => name === first.from)) first = base;
  const { folder } = await image();
  expect({ image: first.from, folder }).toEqual({ image: "node:24-slim", folder: "/app" });
});

test("copied files belong to a user of this image", { checks: ["complete"] }, async () => {
  const { stages } = await dockerfile();
  const owners = stages.flatMap((stage) => stage.all("COPY")).map(({ flags }) => flags.chown ?? "root");
  expect(owners.filter((owner) => !/^(node|root|1000|0)(:(node|root|1000|0))?$/.test(owner))).toEqual([]);
});

test("the code is in the image, and the packages beside it", { checks: ["complete"] }, async () => {
  const { folder, files } = await image();
  const wanted = { code: "src/server.js", packages: "node_modules/express/index.js" };
  const found = Object.entries(wanted).map(([name, path]) => [name, files.includes(resolve(folder, path))]);
  expect(Object.fromEntries(found)).toEqual({ code: true, packages: true });
});
