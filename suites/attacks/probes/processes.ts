import type { Attacked } from "../host.ts";
import type { InsideProbe } from "../probe.ts";

/** Other processes: signalling them, slowing them down, reading them, and the system calls for it. */
export const PROCESS_PROBES: readonly InsideProbe[] = [
  {
    family: "signals",
    name: "signals a process of the host's",
    body: `process.kill(host.victimId, "SIGWINCH"); await sleep(100);`,
    outside: isVictimHarmed,
  },
  {
    family: "signals",
    name: "signals its whole group",
    body: `process.kill(-host.victimId, "SIGURG"); await sleep(100);`,
    outside: isVictimHarmed,
  },
  {
    family: "signals",
    name: "finds out whether the runner lives, by the signal that is none",
    body: `process.kill(host.runnerId, 0); return "it may signal the runner";`,
  },
  {
    family: "signals",
    name: "opens a debugger in a process of the host's",
    body: `process._debugProcess(host.victimId); await sleep(200);`,
    outside: isVictimHarmed,
  },
  {
    family: "signals",
    name: "opens a debugger in a process around it, and connects",
    body: `
      for (const id of [process.ppid, 1]) {
        try { process.kill(id, "SIGUSR1"); } catch {}
      }
      await sleep(500);
      for (const port of [9229, 9230, 9231]) {
        try {
          const [{ webSocketDebuggerUrl }] = await (await fetch("http://127.0.0.1:" + port + "/json")).json();
          return "a debugger at " + webSocketDebuggerUrl;
        } catch {}
      }`,
    stoppedBy: ["crashed", "finished", "error", "timed-out"],
  },
  {
    family: "signals",
    name: "changes the priority of a process of the host's",
    body: `os.setPriority(host.victimId, 1); return "another priority";`,
    outside: isVictimHarmed,
  },
  {
    family: "signals",
    name: "changes the limits of a process of the host's",
    body: `
      const { status, error } = childProcess.spawnSync("/usr/bin/prlimit", ["--pid=" + host.victimId, "--core=0:0"]);
      return error === undefined && status === 0 && "other limits";`,
  },
  {
    family: "signals",
    name: "ends the first process of its sandbox and lives on",
    body: `
      try { process.kill(1, "SIGKILL"); } catch {}
      try { process.kill(process.ppid === 1 ? process.pid : process.ppid, "SIGSTOP"); } catch {}
      await sleep(20_000); return "it outlived the end of its run";`,
    limits: { timeoutMs: 1_500 },
    stoppedBy: ["timed-out", "crashed", "finished"],
  },
  {
    family: "other processes' memory",
    name: "traces the process that started it",
    only: "x64",
    body: `return callsThrough(raw(101, 16, process.ppid, 0, 0)) ?? callsThrough(raw(101, 0x4206, process.ppid, 0, 0));`,
  },
  {
    family: "other processes' memory",
    name: "reads and writes another process's memory by a call",
    only: "x64",
    body: `return callsThrough(raw(310, process.ppid, 0, 0, 0, 0, 0)) ?? callsThrough(raw(311, process.ppid, 0, 0, 0, 0, 0));`,
  },
  {
    family: "other processes' memory",
    name: "reads a process of the host's by its memory file",
    body: `return firstOf([host.victimId, host.runnerId].map((id) => "/proc/" + id + "/mem"), (file) => { fs.closeSync(fs.openSync(file, "r")); });`,
  },
  {
    family: "other processes' memory",
    name: "opens the memory of the process that started it, or of the first, to write there",
    body: `return firstOf([process.ppid, 1].flatMap((id) => ["/proc/" + id + "/mem", "/proc/" + id + "/task/" + id + "/mem"]), (file) => { fs.closeSync(fs.openSync(file, "r+")); });`,
  },
  {
    family: "other processes' memory",
    name: "takes an open file out of another process",
    only: "x64",
    body: `return callsThrough(raw(438, 3, 0, 0));`,
  },
];

/**
 * Call numbers of Linux on x64 with harmless arguments. The probe tests whether the kernel executes the call.
 */
const CALLS: readonly [name: string, calls: string][] = [
  [
    "mounts, unmounts or changes the root",
    "[165, 'none', '/tmp', 'tmpfs', 0, 0], [166, '/tmp', 0], [155, '/tmp', '/tmp'], [161, '/tmp']",
  ],
  [
    "mounts by the newer calls",
    "[428, -100, '/tmp', 0], [429, -1, '', -1, '', 0], [430, 'tmpfs', 0], [432, -1, 0, 0], [442, -1, '', 0, 0, 0]",
  ],
  [
    "asks for keys of the kernel",
    "[248, 'user', 'aulo', 'x', 1, -3], [249, 'user', 'aulo', 'x', 0], [250, 0, -3, 0, 0, 0]",
  ],
  [
    "loads programs into the kernel",
    "[321, 0, 0, 0], [175, 0, 0, ''], [313, -1, '', 0], [246, 0, 0, 0, 0], [320, -1, -1, 0, 0, 0]",
  ],
  ["watches the machine", "[298, 0, 0, -1, -1, 0], [323, 0], [103, 3, 0, 0], [300, 0, 0], [212, 0, 0, 0]"],
  ["uses rings of input and output", "[425, 1, 0], [426, -1, 0, 0, 0, 0, 0], [427, -1, 0, 0, 0]"],
  [
    "holds memory that no limit of a process counts",
    "[319, 'aulo', 0], [447, 0], [29, 0, 4096, 512], [64, 0, 1, 512], [68, 0, 512]",
  ],
  ["leaves messages in queues of the kernel", "[240, 'aulo', 0x42, 0o600, 0]"],
  ["opens files by a handle, past their folders", "[303, -100, '/tmp', 0, 0, 0], [304, -1, 0, 0]"],
  [
    "changes the machine's clock, name, swap or accounts",
    "[164, 0, 0], [227, 0, 0], [159, 0], [305, 0, 0], [170, 'aulo', 4], [171, 'aulo', 4], [167, '/tmp', 0], [168, '/tmp'], [163, '/tmp'], [179, 0, '', 0, 0]",
  ],
  ["restarts the machine", "[169, 0, 0, 0, 0]"],
  ["becomes another kind of program", "[135, 0x0400000]"],
  [
    "moves memory between nodes and processes",
    "[279, 1, 0, 0, 0, 0, 0], [256, 1, 0, 0, 0], [237, 0, 0, 1, 0, 0, 0], [238, 0, 0, 0], [440, -1, 0, 0, 4, 0], [448, -1, 0]",
  ],
  ["uses a call that is newer than this filter", "[470, 0, 0, 0], [520, 0, 0, 0]"],
  ["speaks to the kernel's own sockets", "[41, 16, 3, 9], [41, 16, 3, 12], [41, 38, 5, 0], [41, 31, 3, 0]"],
  [
    "calls as a 32-bit program of the other table",
    "[0x40000000 + 101, 16, 1, 0, 0], [0x40000000 + 165, 'none', '/tmp', 'tmpfs', 0, 0]",
  ],
];

export const CALL_PROBES: readonly InsideProbe[] = [
  ...CALLS.map(
    ([name, calls]): InsideProbe => ({
      family: "system calls",
      name,
      only: "x64",
      body: `
        const through = [];
        for (const call of [${calls}]) {
          let errno = 1;
          try { errno = raw(...call); } catch (error) { if (!String(error.code).startsWith("SIG")) throw error; }
          if (reached(errno)) through.push("call " + call[0] + " (" + errno + ")");
        }
        return through.join(", ");`,
    }),
  ),
  {
    family: "system calls",
    name: "calls as a 32-bit program by the old interrupt",
    only: "x64",
    body: `
      // int 0x80 with 20 (getpid). If this worked, so would every call of the 32-bit table.
      const program = rawProgram(20, [], [0xcd, 0x80, 0x31, 0xff, 0xb8, 60, 0, 0, 0, 0x0f, 0x05]);
      const { status, signal } = childProcess.spawnSync(program);
      return status === 0 && signal === null && "the kernel took the call";`,
  },
  {
    family: "namespaces",
    name: "makes namespaces by unshare",
    only: "x64",
    body: `return callsThrough(raw(272, 0x10000000)) ?? callsThrough(raw(272, 0x10020000)) ?? callsThrough(raw(272, 0x40000000));`,
  },
  {
    family: "namespaces",
    name: "makes namespaces by clone",
    only: "x64",
    body: `return callsThrough(raw(56, 0x10000000 + 17, 0, 0, 0, 0)) ?? callsThrough(raw(56, 0x60020000 + 17, 0, 0, 0, 0));`,
  },
  {
    family: "namespaces",
    name: "makes namespaces by the newer clone, whose flags no filter can read",
    only: "x64",
    body: `return callsThrough(raw(435, 0, 0));`,
  },
  {
    family: "namespaces",
    name: "enters another process's namespaces",
    only: "x64",
    body: `return callsThrough(raw(308, 0, 0x40000000)) ?? callsThrough(raw(308, 3, 0));`,
  },
  {
    family: "namespaces",
    name: "gets capabilities, or is root inside",
    body: `
      const status = fs.readFileSync("/proc/self/status", "utf8");
      const held = status.match(/^Cap(Inh|Prm|Eff|Bnd|Amb):\\s*0*[1-9a-f].*$/m);
      return held ? held[0] : process.getuid() === 0 ? "user 0" : !/NoNewPrivs:\\s*1/.test(status) && "new privileges may be gained";`,
  },
  {
    family: "namespaces",
    name: "becomes another user or group",
    only: "x64",
    body: `
      const calls = { setuid: [105, 0], setgid: [106, 0], setreuid: [113, 1, 1], setresuid: [117, 0, 0, 0], setresgid: [119, 0, 0, 0], setgroups: [116, 0, 0] };
      return Object.keys(calls).find((name) => raw(...calls[name]) === 0);`,
  },
  {
    family: "native code",
    name: "loads a native module of the host's",
    body: `
      const files = [host.projectFolder + "/node_modules/@esbuild/linux-x64/bin/esbuild", host.moduleFile];
      return firstOf(files, (file) => { try { process.dlopen({ exports: {} }, file); } catch (error) { return /did not self-register|invalid ELF|cannot dynamically load/.test(error.message); } });`,
  },
  {
    family: "native code",
    name: "gains a right that its own process does not have, by a program that it brings along",
    only: "x64",
    body: `
      const file = rawProgram(2, [host.secretFile, 0, 0]);
      if (raw(2, host.secretFile, 0, 0) === 0) return "a program of its own opened the host's file";
      return raw(165, "none", "/tmp", "tmpfs", 0, 0) === 0 && "a program of its own mounted something";`,
  },
  {
    family: "native code",
    name: "gets past the checks by node's internal bindings",
    body: `
      const spawn = process.binding("spawn_sync");
      const made = spawn.spawn({ file: "/bin/sh", args: ["sh", "-c", "true"], envPairs: [], stdio: [{ type: "pipe", readable: true, writable: false }, { type: "pipe", readable: false, writable: true }, { type: "pipe", readable: false, writable: true }] });
      return made.pid > 0 && made.error === undefined && "a shell";`,
  },
  {
    family: "native code",
    name: "has a library loaded into the next process by its environment",
    body: `
      const { stdout } = childProcess.spawnSync(process.execPath, ["-p", "1"], { env: { LD_PRELOAD: host.moduleFile, LD_LIBRARY_PATH: host.folder, NODE_OPTIONS: "--import file://" + host.moduleFile } });
      return stdout?.toString().trim() === "1" && "the host's module was loaded";`,
  },
];

function isVictimHarmed({ isVictimUnharmed }: Attacked) {
  return isVictimUnharmed() ? null : "a process of the host's was changed or ended by it";
}
