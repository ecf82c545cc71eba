import type { InsideProbe } from "../probe.ts";

/** Other processes and settings of the kernel, through `/proc`. */
export const PROC_PROBES: readonly InsideProbe[] = [
  {
    family: "proc",
    name: "sees processes of the host",
    body: `
      const others = processIds().filter((id) => { try { return fs.readFileSync("/proc/" + id + "/cmdline", "utf8").includes("vitest") || [host.victimId, host.runnerId].includes(Number(id)) && fs.existsSync("/proc/" + id); } catch { return false; } });
      return processIds().length > 8 ? processIds().length + " processes" : others.length > 0 && Number(others[0]) > 50 && "process " + others[0];`,
  },
  {
    family: "proc",
    name: "learns whether a process of the host's is there, and whose it is",
    body: `return "one of user " + fs.statSync("/proc/" + host.victimId).uid;`,
  },
  {
    family: "proc",
    name: "goes out by another process's root, folder, program or open files",
    body: `
      for (const id of processIds()) for (const way of ["root", "cwd"]) {
        try { return fs.readFileSync("/proc/" + id + "/" + way + host.secretFile, "utf8") && "a file by /proc/" + id + "/" + way; } catch {}
      }
      const known = /^(\\/work|\\/tmp|\\/aulo|\\/usr\\/bin\\/(node|prlimit)|\\/proc|\\/dev\\/null|\\/$|pipe:|socket:|anon_inode:)/;
      for (const id of processIds()) {
        let names = [];
        try { names = fs.readdirSync("/proc/" + id + "/fd"); } catch { continue; }
        for (const name of names) {
          const to = fs.readlinkSync("/proc/" + id + "/fd/" + name);
          if (!known.test(to) && !to.startsWith(ownFolder)) return "descriptor " + name + " of process " + id + ": " + to;
        }
      }`,
  },
  {
    family: "proc",
    name: "learns where the project and its specs lie from what is mounted or started",
    body: `
      const told = ["/proc/self/mountinfo", "/proc/1/cmdline", "/proc/self/maps", "/proc/mounts"].map((file) => { try { return fs.readFileSync(file, "utf8"); } catch { return ""; } }).join("");
      return [host.projectFolder, "aulo-spec-"].find((text) => told.includes(text + "/") || (text.startsWith("aulo") && told.includes(text)));`,
  },
  {
    family: "proc",
    name: "sets the kernel's settings",
    body: `
      const files = ["kernel/core_pattern", "kernel/hostname", "kernel/modprobe", "vm/drop_caches", "vm/overcommit_memory", "fs/file-max", "net/ipv4/ip_forward", "kernel/ns_last_pid", "user/max_user_namespaces", "kernel/randomize_va_space"];
      return firstOf(files.map((file) => "/proc/sys/" + file), (file) => { fs.writeFileSync(file, fs.readFileSync(file)); });`,
  },
  {
    family: "proc",
    name: "asks the kernel for a restart, its memory, its messages or its addresses",
    body: `
      const opened = firstOf(["/proc/sysrq-trigger"], (file) => { fs.closeSync(fs.openSync(file, "r+")); })
        ?? firstOf(["/proc/kcore", "/proc/kmsg", "/proc/kpagecount"], (file) => { fs.closeSync(fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK)); });
      return opened ?? (/^0*[1-9a-f]/m.test(fs.readFileSync("/proc/kallsyms", "utf8").slice(0, 4096)) && "addresses of the kernel");`,
  },
  {
    family: "proc",
    name: "makes itself the last that the kernel ends when memory runs out",
    body: `fs.writeFileSync("/proc/self/oom_score_adj", "-500"); return "a score of " + fs.readFileSync("/proc/self/oom_score_adj", "utf8").trim();`,
  },
  {
    family: "proc",
    name: "maps itself to another user",
    body: `fs.writeFileSync("/proc/self/uid_map", "0 0 1"); return "a map of users";`,
  },
  {
    family: "environment",
    name: "finds the runner's environment in its own, in a child's, or in a report",
    body: `
      const own = [JSON.stringify(process.env), JSON.stringify(process.report?.getReport().environmentVariables ?? {})];
      try { own.push(childProcess.execFileSync(process.execPath, ["-p", "JSON.stringify(process.env)"]).toString()); } catch {}
      return own.some((text) => text.includes(host.environmentSecret)) && "the runner's secret";`,
  },
  {
    family: "environment",
    name: "finds it in any process that it can see",
    body: `return firstOf(processIds().flatMap((id) => [id, id + "/task/" + id]).map((id) => "/proc/" + id + "/environ"), (file) => fs.readFileSync(file, "utf8").includes(host.environmentSecret));`,
  },
  {
    family: "environment",
    name: "finds anything at all in the first process's environment",
    body: `
      const text = fs.readFileSync("/proc/1/environ", "utf8").replace(/PWD=[^\\0]*\\0/, "");
      return text.length > 0 && text.slice(0, 40);`,
  },
  {
    family: "environment",
    name: "finds it in the memory of the process that started it",
    body: `
      const id = process.ppid;
      const areas = fs.readFileSync("/proc/" + id + "/maps", "utf8").split("\\n").filter((line) => line.endsWith("[stack]"));
      const file = fs.openSync("/proc/" + id + "/mem", "r");
      for (const area of areas) {
        const [from, to] = area.split(" ")[0].split("-").map((text) => BigInt("0x" + text));
        const bytes = Buffer.alloc(Number(to - from));
        fs.readSync(file, bytes, 0, bytes.length, from);
        if (bytes.includes(host.environmentSecret)) return "the runner's secret";
      }`,
  },
  {
    family: "environment",
    name: "learns who the user is and what the machine is called",
    body: `
      const { username } = os.userInfo();
      return os.hostname() === host.hostname ? "the machine's name" : !["learner", "nobody"].includes(username) && "the user " + username;`,
  },
];
