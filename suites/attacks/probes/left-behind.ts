import { spec } from "../../spec-file.ts";
import type { InsideProbe, OutsideProbe } from "../probe.ts";

/**
 * A script leaves something that is not a plain file. The spec then reads the remaining files and prints
 * them.
 */
const LEFT: readonly [name: string, source: string][] = [
  ["a link to a file of the host's", `fs.symlinkSync(host.secretFile, "out.txt");`],
  ["a link to a folder of the host's", `fs.symlinkSync(host.folder, "out");`],
  ["a link to all of its root", `fs.symlinkSync("/", "out");`],
  [
    "a link to the environment of the one that reads",
    `fs.symlinkSync("/proc/self/environ", "out.txt"); fs.symlinkSync("/proc/1/environ", "one.txt");`,
  ],
  ["a circle of links", `fs.symlinkSync(".", "self"); fs.symlinkSync("b", "a"); fs.symlinkSync("a", "b");`],
  ["a file that says that it is huge", `fs.writeFileSync("out", ""); fs.truncateSync("out", 1_900_000_000);`],
  ["more files than can be read", `for (let i = 0; i < 3_000; i += 1) fs.writeFileSync("out-" + i, "x");`],
  [
    "folders in folders without end",
    `let at = "."; try { for (let i = 0; i < 1_500; i += 1) { at += "/d"; fs.mkdirSync(at); } } catch {}`,
  ],
  ["a file that may not be read", `fs.writeFileSync("out", "x"); fs.chmodSync("out", 0);`],
  [
    "names that mean something",
    `for (const name of ["__proto__", "constructor", "a\\\\..\\\\..\\\\b", "c\\nd", " ", "\\u202e"]) fs.writeFileSync(name, "x");`,
  ],
  ["a socket in place of a file", `net.createServer().listen("out.sock"); await sleep(50);`],
  ["its own program, and the folder, gone", `fs.rmSync(process.cwd(), { recursive: true, force: true });`],
];

export const LEFT_PROBES: readonly OutsideProbe[] = LEFT.map(([what, source]) => ({
  family: "what it leaves behind",
  name: `leaves ${what}`,
  attack: async (run, { target }) => {
    const files = {
      "main.js": `
        import * as fs from "node:fs"; import * as net from "node:net";
        const host = ${JSON.stringify(target)}; const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        ${source}
        process.exit(0);`,
    };
    const body = `test("reads what was left", async () => {
      const { files } = await script();
      const text = JSON.stringify(files);
      for (const secret of ${JSON.stringify([target.secret, target.environmentSecret, "AULO"])}) expect(text.includes(secret)).toBe(false);
    });`;
    const outcome = await run({ files, spec: spec(body), limits: { timeoutMs: 6_000 } });
    const isTold = outcome.kind === "failed" && !JSON.stringify(outcome.tests).includes("Expected false");
    return outcome.kind === "passed" || isTold || outcome.kind === "crashed"
      ? null
      : `the run ended as ${outcome.kind}`;
  },
}));

/** One run leaves something in every place that it can. The next run looks for it. */
export const BETWEEN_PROBES: readonly InsideProbe[] = [
  {
    family: "between two runs",
    name: "finds a file that the run before left, anywhere",
    before: `
      for (const folder of [".", "..", "/tmp", "/work", "/dev/shm", "/var/tmp", "/", "/aulo", "/etc", host.folder]) try { fs.writeFileSync(path.join(folder, "aulo-left.txt"), "left"); } catch {}`,
    body: `
      const found = firstOf([".", "..", "/tmp", "/work", "/dev/shm", "/var/tmp", "/", "/aulo", "/etc", host.folder].map((folder) => path.join(folder, "aulo-left.txt")), (file) => fs.existsSync(file));
      try { fs.rmSync(path.join(host.folder, "aulo-left.txt"), { force: true }); } catch {}
      return found;`,
  },
  {
    family: "between two runs",
    name: "finds a process or a port of the run before",
    before: `
      childProcess.spawn(process.execPath, ["-e", "require('node:net').createServer().listen(34567, '127.0.0.1'); setTimeout(() => {}, 4000)", "aulo-attack-survivor"], { detached: true, stdio: "ignore" }).unref();
      await sleep(200);`,
    body: `return await connects({ port: 34_567, host: "127.0.0.1" }) && "its server";`,
  },
  {
    family: "between two runs",
    name: "finds a socket without a file of the run before",
    before: `
      childProcess.spawn(process.execPath, ["-e", "require('node:net').createServer().listen('\\\\0aulo-left'); setTimeout(() => {}, 4000)", "aulo-attack-survivor"], { detached: true, stdio: "ignore" }).unref();
      await sleep(200);`,
    body: `return await connects({ path: "\\0aulo-left" }) && "its socket";`,
  },
  {
    family: "between two runs",
    name: "finds memory or messages that the kernel kept of the run before",
    only: "x64",
    before: `for (const call of [[29, 4242, 4096, 0o1666], [68, 4242, 0o1666], [64, 4242, 1, 0o1666], [240, "aulo-left", 0x42, 0o666, 0]]) try { raw(...call); } catch {}`,
    body: `
      const found = [[29, 4242, 0, 0], [68, 4242, 0], [64, 4242, 0, 0], [240, "aulo-left", 0, 0, 0]].filter((call) => { try { return raw(...call) === 0; } catch { return false; } });
      return found.length > 0 && "what call " + found[0][0] + " left";`,
  },
  {
    family: "between two runs",
    name: "changes a package, the harness or node for the run after it",
    before: `
      const modules = fs.existsSync("/aulo/node_modules") ? "/aulo/node_modules" : fs.realpathSync(path.join(ownFolder, "..", "node_modules"));
      for (const file of ["express/index.js", "express/package.json", "../code/harness/main.js"]) try { fs.appendFileSync(path.join(modules, file), "\\n// aulo-left"); } catch {}`,
    body: `
      const modules = fs.existsSync("/aulo/node_modules") ? "/aulo/node_modules" : fs.realpathSync(path.join(ownFolder, "..", "node_modules"));
      return firstOf(["express/index.js", "../code/harness/main.js"], (file) => fs.readFileSync(path.join(modules, file), "utf8").includes("aulo-left"));`,
  },
  {
    family: "between two runs",
    name: "finds its own past in a variable, a module or a clock",
    before: `globalThis.left = "left"; process.env.AULO_LEFT = "left"; process.title = "aulo-left";`,
    body: `return globalThis.left ?? process.env.AULO_LEFT ?? (process.title === "aulo-left" && "its title");`,
  },
];
