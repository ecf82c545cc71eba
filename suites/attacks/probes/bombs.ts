import type { Attacked } from "../host.ts";
import type { InsideProbe } from "../probe.ts";

const MARK = `aulo-attack-survivor-${process.pid}`;

/** Excessive use of the machine's resources. Each probe stops by itself at a harmless amount. */
export const BOMB_PROBES: readonly InsideProbe[] = [
  {
    family: "fork",
    name: "starts more processes than it may",
    body: `
      const alive = new Set();
      for (let i = 0; i < 40; i += 1) {
        const child = childProcess.spawn(process.execPath, ["-e", "setTimeout(() => {}, 5000)", "${MARK}"], { stdio: "ignore" });
        child.on("error", () => {}).on("exit", () => alive.delete(child));
        if (child.pid) alive.add(child);
      }
      await sleep(2_500);
      return alive.size >= 38 && alive.size + " processes at once";`,
    stoppedBy: ["crashed", "error", "finished", "timed-out", "out-of-memory", "forbidden"],
    outside: hasSurvivor,
  },
  {
    family: "fork",
    name: "leaves a process behind in a session of its own",
    body: `childProcess.spawn(process.execPath, ["-e", "setTimeout(() => {}, 10000)", "${MARK}"], { detached: true, stdio: "ignore" }).unref(); await sleep(100);`,
    outside: hasSurvivor,
  },
  {
    family: "fork",
    name: "leaves one behind whose parent and grandparent are gone",
    body: `
      const inner = "require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 10000)', '${MARK}'], { detached: true, stdio: 'ignore' }).unref()";
      childProcess.spawnSync(process.execPath, ["-e", inner], { stdio: "ignore" }); await sleep(50);`,
    outside: hasSurvivor,
  },
  {
    family: "fork",
    name: "starts itself again and again, faster than it is ended",
    body: `
      const inner = "const { spawn } = require('node:child_process'); const again = () => spawn(process.execPath, ['-e', process.env.SOURCE, '${MARK}'], { detached: true, stdio: 'ignore', env: { SOURCE: process.env.SOURCE, LEFT: String(process.env.LEFT - 1) } }).on('error', () => {}).unref(); if (process.env.LEFT > 0) again();";
      childProcess.spawn(process.execPath, ["-e", inner, "${MARK}"], { detached: true, stdio: "ignore", env: { SOURCE: inner, LEFT: "60" } }).unref();
      await sleep(200);`,
    outside: hasSurvivor,
  },
  {
    family: "threads",
    name: "starts more threads than it may",
    body: `
      let started = 0;
      for (let i = 0; i < 150; i += 1) new workers.Worker("setTimeout(() => {}, 4000)", { eval: true, resourceLimits: { maxOldGenerationSizeMb: 4 } }).on("online", () => { started += 1; }).on("error", () => {});
      await sleep(3_000);
      return started >= 140 && started + " threads";`,
    stoppedBy: ["crashed", "error", "finished", "out-of-memory", "timed-out"],
  },
  {
    family: "threads",
    name: "goes on in a thread when its main one is blocked",
    body: `
      new workers.Worker("for (;;);", { eval: true });
      for (;;);`,
    limits: { timeoutMs: 1_500 },
    stoppedBy: ["timed-out", "finished"],
  },
  {
    family: "memory",
    name: "fills its heap",
    body: `const held = []; for (let i = 0; i < 900; i += 1) held.push(new Array(131_072).fill(i + 0.5)); return held.length + " MB of objects";`,
    limits: { memoryMb: 64, timeoutMs: 12_000 },
    stoppedBy: ["out-of-memory", "crashed", "timed-out"],
  },
  {
    family: "memory",
    name: "fills memory outside of its heap",
    body: `const held = []; for (let i = 0; i < 64; i += 1) { held.push(Buffer.alloc(16 * 1024 * 1024, 1)); await sleep(5); } return held.length * 16 + " MB of buffers";`,
    limits: { memoryMb: 64, timeoutMs: 12_000 },
    stoppedBy: ["out-of-memory", "crashed", "error", "timed-out"],
  },
  {
    family: "memory",
    name: "fills memory that threads share",
    body: `const held = []; for (let i = 0; i < 64; i += 1) { held.push(new Uint8Array(new SharedArrayBuffer(16 * 1024 * 1024)).fill(1)); await sleep(5); } return held.length * 16 + " MB";`,
    limits: { memoryMb: 64, timeoutMs: 12_000 },
    stoppedBy: ["out-of-memory", "crashed", "error", "timed-out"],
  },
  {
    family: "memory",
    name: "fills the memory of WebAssembly",
    body: `
      const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 });
      for (let i = 0; i < 24; i += 1) { const from = memory.buffer.byteLength; memory.grow(1024); new Uint8Array(memory.buffer).fill(1, from); await sleep(5); }
      return memory.buffer.byteLength / 1048576 + " MB";`,
    limits: { memoryMb: 64, timeoutMs: 12_000 },
    stoppedBy: ["out-of-memory", "crashed", "error", "timed-out"],
  },
  {
    family: "memory",
    name: "fills memory by many processes, each within its limit",
    body: `
      const source = "const held = []; for (let i = 0; i < 24; i += 1) held.push(Buffer.alloc(8 * 1024 * 1024, 1)); process.send('full'); setTimeout(() => held, 8000)";
      fs.writeFileSync("hold.cjs", source);
      let full = 0;
      for (let i = 0; i < 10; i += 1) childProcess.fork("./hold.cjs", ["${MARK}"]).on("message", () => { full += 1; }).on("error", () => {});
      for (let waited = 0; waited < 100 && full < 6; waited += 1) await sleep(100);
      return full >= 6 && full * 192 + " MB in " + full + " processes";`,
    stoppedBy: ["out-of-memory", "crashed", "timed-out"],
    limits: { timeoutMs: 14_000 },
    outside: hasSurvivor,
  },
  {
    family: "memory",
    name: "fills shared memory by a program that it brings along",
    only: "x64",
    body: `
      // mmap(0, 1,536 MB, read and write, shared + anonymous + populated), then a wait of 4 s by poll.
      const held = rawProgram(9, [0, 1536 * 1048576, 3, 0x8021, -1, 0], [0x0f, 0x05, 0x48, 0x85, 0xc0, 0x78, 0x1b, 0x31, 0xff, 0x31, 0xf6, 0xba, 0xa0, 0x0f, 0, 0, 0xb8, 7, 0, 0, 0, 0x0f, 0x05, 0x31, 0xff, 0xb8, 60, 0, 0, 0, 0x0f, 0x05, 0xbf, 1, 0, 0, 0, 0xb8, 60, 0, 0, 0, 0x0f, 0x05]);
      const { status, signal } = childProcess.spawnSync(held, { timeout: 6_000 });
      return status === 0 && signal === null && "1,536 MB";`,
    stoppedBy: ["out-of-memory", "crashed", "timed-out"],
    limits: { timeoutMs: 9_000 },
  },
  {
    family: "memory",
    name: "fills the kernel's memory with unread messages",
    body: `
      const pairs = [];
      const server = net.createServer((socket) => { socket.pause(); pairs.push(socket); }).listen("own.sock");
      await sleep(50);
      for (let i = 0; i < 1_000; i += 1) {
        const socket = net.connect("own.sock").on("error", () => {});
        await new Promise((resolve) => socket.on("connect", resolve).on("error", resolve));
        if (socket.destroyed || socket.connecting) continue;
        socket.write(Buffer.alloc(256 * 1024));
        if (pairs.length > 400) return "messages in " + pairs.length + " sockets";
      }`,
    stoppedBy: ["error", "crashed", "out-of-memory", "timed-out"],
  },
  {
    family: "memory",
    name: "fills the kernel's memory with unread messages in many processes",
    body: `
      fs.writeFileSync("hold.cjs", "const net = require('node:net'); const held = []; const at = __dirname + '/s' + process.pid; net.createServer((socket) => { socket.pause(); held.push(socket); }).on('error', () => {}).listen(at, () => { for (let i = 0; i < 200; i += 1) net.connect(at).on('error', () => {}).write(Buffer.alloc(256 * 1024)); }); setTimeout(() => { process.send(held.length); }, 1_500); setTimeout(() => {}, 6_000);");
      const counts = [];
      for (let i = 0; i < 6; i += 1) childProcess.fork("./hold.cjs", ["${MARK}"]).on("message", (held) => counts.push(held)).on("error", () => {});
      for (let waited = 0; waited < 60 && counts.length < 6; waited += 1) await sleep(100);
      const held = counts.reduce((sum, count) => sum + count, 0);
      return held > 800 && "messages in " + held + " sockets";`,
    stoppedBy: ["forbidden", "out-of-memory", "crashed", "timed-out"],
    limits: { timeoutMs: 12_000 },
    outside: hasSurvivor,
  },
  {
    family: "memory",
    name: "fills the kernel's memory with empty files",
    body: `
      let made = 0;
      try { for (; made < 60_000; made += 1) { if (made % 1000 === 0) fs.mkdirSync("/tmp/many-" + made); fs.closeSync(fs.openSync("/tmp/many-" + (made - (made % 1000)) + "/" + made, "w")); } }
      finally { if (process.getuid && fs.existsSync(host.folder)) for (const name of fs.readdirSync("/tmp").filter((name) => name.startsWith("many-"))) fs.rmSync("/tmp/" + name, { recursive: true }); }
      return made + " files";`,
    stoppedBy: ["forbidden", "out-of-memory"],
    limits: { timeoutMs: 14_000 },
  },
  {
    family: "disk",
    name: "fills the disk with one file",
    body: `
      const block = Buffer.alloc(4 * 1024 * 1024, 1);
      let written = 0;
      try { for (; written < 160; written += 4) fs.appendFileSync("fill", block); } finally { if (written >= 160) fs.rmSync("fill"); }
      return written + " MB";`,
  },
  {
    family: "disk",
    name: "fills the disk with files that have no name any more",
    body: `
      const block = Buffer.alloc(4 * 1024 * 1024, 1); const held = [];
      for (let written = 0; written < 40; written += 1) { held.push(fs.openSync("nameless", "w")); fs.rmSync("nameless"); fs.writeSync(held.at(-1), block); await sleep(1); }
      return held.length * 4 + " MB";`,
    stoppedBy: ["forbidden"],
  },
  {
    family: "disk",
    name: "fills the disk with many files, in every folder that it may write to",
    body: `
      const block = Buffer.alloc(1024 * 1024, 1); const made = [];
      for (const folder of [".", "/tmp", "/dev/shm", "/var/tmp", host.folder]) {
        try { for (let i = 0; i < 64; i += 1) { const file = path.join(folder, "fill-" + i); fs.writeFileSync(file, block); made.push(file); } } catch {}
      }
      for (const file of made) fs.rmSync(file);
      return made.length > 60 && made.length + " MB";`,
    stoppedBy: ["forbidden"],
  },
  {
    family: "file descriptors",
    name: "opens more files than it may",
    body: `const held = []; for (let i = 0; i < 3_000; i += 1) held.push(fs.openSync("/dev/null")); return held.length + " open files";`,
  },
  {
    family: "file descriptors",
    name: "finds a descriptor that was left open for it",
    body: `
      const known = /^(\\/dev\\/(null|pts)|pipe:|socket:|anon_inode:|\\/proc)/;
      for (const name of fs.readdirSync("/proc/self/fd")) {
        let to = "";
        try { to = fs.readlinkSync("/proc/self/fd/" + name); } catch { continue; }
        if (!known.test(to) && !to.startsWith(ownFolder)) return "descriptor " + name + ": " + to;
      }`,
  },
  {
    family: "file descriptors",
    name: "takes a watcher of files, of which the user has 128 for all runs",
    only: "x64",
    body: `return callsThrough(raw(294, 0)) ?? callsThrough(raw(253));`,
  },
  {
    family: "file descriptors",
    name: "takes pseudoterminals, of which the machine has 4,096",
    body: `const held = []; for (let i = 0; i < 8; i += 1) held.push(fs.openSync("/dev/ptmx", "r+")); return held.length + " pseudoterminals";`,
  },
  {
    family: "file descriptors",
    name: "raises its own limits again",
    body: `
      const raised = ["--nofile=100000:100000", "--nproc=100000:100000", "--data=unlimited:unlimited"].find((limit) => childProcess.spawnSync("/usr/bin/prlimit", ["--pid=" + process.pid, limit]).status === 0);
      return raised;`,
  },
  {
    family: "output",
    name: "prints without end",
    body: `for (let i = 0; i < 512; i += 1) { fs.writeSync(1, "x".repeat(65_536)); } return "32 MB were taken";`,
    stoppedBy: ["too-much-output"],
  },
  {
    family: "output",
    name: "prints errors without end, in small pieces",
    body: `for (let i = 0; i < 400_000; i += 1) fs.writeSync(2, "x"); return "400,000 pieces were taken";`,
    stoppedBy: ["too-much-output"],
  },
  {
    family: "output",
    name: "prints by a process that it leaves behind",
    body: `childProcess.spawn(process.execPath, ["-e", "setInterval(() => process.stdout.write('x'.repeat(65536)), 1)", "${MARK}"], { detached: true, stdio: "inherit" }).unref(); await sleep(100);`,
    stoppedBy: ["too-much-output"],
    outside: hasSurvivor,
  },
  {
    family: "processor time",
    name: "never comes to its end, in code that no signal interrupts",
    body: `/(a+)+$/.test("a".repeat(40) + "b"); return "it came to its end";`,
    limits: { timeoutMs: 1_500 },
    stoppedBy: ["timed-out"],
  },
  {
    family: "processor time",
    name: "ignores every signal that asks it to end",
    body: `for (const name of Object.keys(os.constants.signals)) try { process.on(name, () => {}); } catch {} await sleep(60_000); return "it came to its end";`,
    limits: { timeoutMs: 1_500 },
    stoppedBy: ["timed-out"],
  },
  {
    family: "processor time",
    name: "takes a higher priority, or one in real time",
    body: `
      try { os.setPriority(0, -5); return "a higher priority"; } catch {}
      if (process.arch !== "x64") return;
      const errno = raw(144, 0, 1, "\\x01");
      return errno === 0 && "a priority in real time";`,
  },
];

async function hasSurvivor(attacked: Attacked) {
  const left = await attacked.survivors(MARK);
  return left > 0 ? `${left} processes outlived the run` : null;
}
