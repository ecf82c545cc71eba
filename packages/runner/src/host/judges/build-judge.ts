/**
 * `node build-judge.ts FOLDER`: writes the judge there as JavaScript in a few files, with `main.js`,
 * `spec.js` and `plain-thread.js`. The judge would take three times as long to start from its sources.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

const target = process.argv[2];
if (target === undefined) throw new Error("Name the folder to fill.");

await build({
  input: {
    main: fileURLToPath(new URL("../../judge/main.ts", import.meta.url)),
    spec: fileURLToPath(new URL("../../judge/spec.ts", import.meta.url)),
    "plain-thread": fileURLToPath(new URL("../../judge/plain-thread.ts", import.meta.url)),
  },
  platform: "node",
  logLevel: "silent",
  output: {
    dir: target,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "part-[name].js",
    // Jest's modules are written for CommonJS.
    intro: "const __dirname = import.meta.dirname;",
  },
});

// Starts it once, to fill V8's compile cache.
const judge = spawn(process.execPath, [join(target, "main.js")], {
  env: { NODE_COMPILE_CACHE: join(target, "compile-cache") },
  stdio: ["ignore", "ignore", "inherit", "ipc"],
});
const exited = once(judge, "exit");
await Promise.race([once(judge, "message"), exited]);
if (judge.connected) judge.disconnect();
await exited;
