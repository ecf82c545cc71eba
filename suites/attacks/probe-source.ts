/** Program around a probe's body: its modules and tools, and the report of its result. */
import type { Target } from "./host.ts";

const MODULES = {
  fs: "fs",
  os: "os",
  net: "net",
  path: "path",
  dgram: "dgram",
  childProcess: "child_process",
  workers: "worker_threads",
  v8: "v8",
  vm: "vm",
};

const GOT = "got: ";
const NOTHING = "nothing: ";

/**
 * Tools for bodies. `raw(number, ...arguments)` makes one system call of Linux on x64, with a program
 * assembled byte by byte, and returns the error number, 0 for success. A string argument is passed by its
 * address. `reached(raw(…))` is true when the kernel executed the call: a filter fails it with EPERM, ENOSYS
 * or EAFNOSUPPORT.
 */
const TOOLS = String.raw`
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const connects = (to) => new Promise((resolve) => {
    const socket = net.connect(to);
    socket.on("connect", () => { socket.destroy(); resolve(true); }).on("error", () => resolve(false));
  });
  const firstOf = (paths, act) => paths.find((path) => { try { return act(path) !== false; } catch { return false; } });
  const processIds = () => fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const ownFolder = path.dirname(fs.realpathSync(process.argv[1]));
  const rawProgram = (number, callArguments, then) => {
    const base = 0x400000, codeAt = 120, dataAt = 400;
    const data = []; let dataBytes = 0;
    const word = (value) => {
      const bytes = Buffer.alloc(8);
      if (typeof value === "string") {
        const text = Buffer.from(value + "\0");
        bytes.writeBigUInt64LE(BigInt(base + dataAt + dataBytes)); data.push(text); dataBytes += text.length;
      } else bytes.writeBigInt64LE(BigInt(value));
      return bytes;
    };
    const load = [[0x48, 0xbf], [0x48, 0xbe], [0x48, 0xba], [0x49, 0xba], [0x49, 0xb8], [0x49, 0xb9]];
    const code = Buffer.concat([
      Buffer.from([0x48, 0xb8]), word(number),
      ...callArguments.flatMap((value, at) => [Buffer.from(load[at]), word(value)]),
      Buffer.from(then ?? [0x0f, 0x05, 0x31, 0xff, 0x48, 0x85, 0xc0, 0x79, 0x05, 0x48, 0xf7, 0xd8, 0x89, 0xc7, 0xb8, 60, 0, 0, 0, 0x0f, 0x05]),
    ]);
    const file = Buffer.alloc(dataAt + dataBytes + 64);
    Buffer.from("7f454c4602010100", "hex").copy(file);
    file.writeUInt16LE(2, 16); file.writeUInt16LE(62, 18); file.writeUInt32LE(1, 20);
    file.writeBigUInt64LE(BigInt(base + codeAt), 24); file.writeBigUInt64LE(64n, 32);
    file.writeUInt16LE(64, 52); file.writeUInt16LE(56, 54); file.writeUInt16LE(1, 56);
    file.writeUInt32LE(1, 64); file.writeUInt32LE(7, 68); file.writeBigUInt64LE(BigInt(base), 80); file.writeBigUInt64LE(BigInt(base), 88);
    file.writeBigUInt64LE(BigInt(file.length), 96); file.writeBigUInt64LE(BigInt(file.length + 4096), 104); file.writeBigUInt64LE(4096n, 112);
    code.copy(file, codeAt); Buffer.concat(data).copy(file, dataAt);
    const at = path.join(ownFolder, "call-" + Math.random().toString(36).slice(2));
    fs.writeFileSync(at, file, { mode: 0o755 });
    return at;
  };
  const raw = (number, ...callArguments) => {
    const program = rawProgram(number, callArguments);
    const { status, signal, error } = childProcess.spawnSync(program, { timeout: 2000 });
    fs.rmSync(program, { force: true });
    if (error) throw error;
    if (signal) throw Object.assign(new Error(signal), { code: signal });
    return status;
  };
  const reached = (errno) => ![1, 38, 97].includes(errno);
  const callsThrough = (errno) => reached(errno) ? "the kernel took the call (" + (errno === 0 ? "it succeeded" : "error " + errno) + ")" : null;`;

export function probeSource(body: string, target: Target): string {
  const imports = Object.entries(MODULES).map(
    ([name, module]) => `import * as ${name} from "node:${module}";`,
  );
  return `
${imports.join("\n")}
const host = ${JSON.stringify(target)};
${TOOLS}
const attempt = async () => {
${body}
};
const told = await attempt().then(
  (got) => (got ? ${JSON.stringify(GOT)} + got : ${JSON.stringify(NOTHING)} + "it saw nothing"),
  (error) => ${JSON.stringify(NOTHING)} + (error?.cause?.code ?? error?.code ?? error),
);
fs.writeSync(1, "\\n" + told.replaceAll("\\n", " ") + "\\n");
process.exit(0);
`;
}

export type Finding = { got: string } | { nothing: string };

/** Last report of the code; null when it made none. */
export function readFinding(stdout: string): Finding | null {
  const line = stdout.split("\n").findLast((text) => text.startsWith(GOT) || text.startsWith(NOTHING));
  if (line === undefined) return null;
  return line.startsWith(GOT) ? { got: line.slice(GOT.length) } : { nothing: line.slice(NOTHING.length) };
}
