import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { InsideProbe } from "../probe.ts";

/** The host's files: reading, writing and starting them. */
export const FILE_PROBES: readonly InsideProbe[] = [
  {
    family: "files",
    name: "reads a file that everyone on the host may read",
    body: `return fs.readFileSync(host.secretFile, "utf8").includes(host.secret) && "its text";`,
  },
  {
    family: "files",
    name: "reads it through a link of its own",
    body: `
      fs.symlinkSync(host.secretFile, "link");
      return fs.readFileSync("link", "utf8").includes(host.secret) && "its text";`,
  },
  {
    family: "files",
    name: "writes a file outside by a database, by its copy or its backup",
    body: `
      const { DatabaseSync, backup } = await import("node:sqlite");
      const at = (name) => path.join(host.folder, name);
      const ways = {
        attached: () => new DatabaseSync(":memory:").exec("ATTACH '" + at("attached.db") + "' AS other; CREATE TABLE other.t (a)"),
        copy: () => new DatabaseSync(":memory:").exec("CREATE TABLE t (a); VACUUM INTO '" + at("copy.db") + "'"),
        backup: () => backup(new DatabaseSync(":memory:"), at("backup.db")),
      };
      const tries = Object.values(ways).map(async (way) => way());
      await Promise.allSettled(tries);`,
    outside: ({ target }) => {
      const made = ["attached.db", "copy.db", "backup.db"].filter((name) =>
        existsSync(join(target.folder, name)),
      );
      for (const name of made) rmSync(join(target.folder, name));
      return made.length > 0 ? `${made.join(", ")} outside` : null;
    },
  },
  {
    family: "files",
    name: "reads it by a way round: a module, a database, a blob, a report, a stream, an internal binding",
    body: `
      const ways = {
        module: async () => (await import("file://" + host.moduleFile)).secret,
        database: async () => {
          const { DatabaseSync } = await import("node:sqlite");
          new DatabaseSync(":memory:").exec("ATTACH '" + host.secretFile + "' AS other; SELECT * FROM other.sqlite_master");
        },
        blob: async () => (await fs.openAsBlob(host.secretFile)).text(),
        stream: () => fs.createReadStream(host.secretFile).toArray(),
        require: () => process.getBuiltinModule("module").createRequire(import.meta.url)(host.moduleFile),
        descriptor: () => process.binding("fs").open(host.secretFile, 0, 0o666),
        worker: () => new Promise((resolve, reject) => {
          const source = "require('node:worker_threads').parentPort.postMessage(require('node:fs').readFileSync(" + JSON.stringify(host.secretFile) + ", 'utf8'))";
          new workers.Worker(source, { eval: true }).on("message", resolve).on("error", reject);
        }),
        wasi: async () => {
          const { WASI } = await import("node:wasi");
          return new WASI({ version: "preview1", preopens: { "/": host.folder } }) && "a WASI";
        },
      };
      const got = [];
      for (const [name, way] of Object.entries(ways)) {
        try { if (JSON.stringify(await way())?.match(/secret|[0-9]/)) got.push(name); } catch {}
      }
      return got.filter((name) => name !== "wasi" || fs.existsSync(host.folder)).join(", ");`,
  },
  {
    family: "files",
    name: "learns whether a file of the host's is there, its size and times",
    body: `const { size } = fs.statSync(host.secretFile); return size + " bytes";`,
  },
  {
    family: "files",
    name: "reads the project, its specs and answers",
    body: `return fs.readdirSync(host.projectFolder).includes("package.json") && "the list of its files";`,
  },
  {
    family: "files",
    name: "reads the host's users and passwords",
    body: `return firstOf(["/etc/passwd", "/etc/shadow", "/etc/group"], (file) => /^root:/m.test(fs.readFileSync(file, "utf8")));`,
  },
  {
    family: "files",
    name: "looks into folders that are none of its own",
    body: `
      const folders = ["/home", "/root", "/var", "/run", "/sys", "/boot", "/opt", "/srv", "/mnt", "/media", "/usr/share", "/usr/local", "/usr/include"];
      return folders.filter((folder) => { try { return fs.readdirSync(folder).length > 0; } catch { return false; } }).join(", ");`,
  },
  {
    family: "files",
    name: "finds programs and interpreters other than node",
    limits: { timeoutMs: 12_000 },
    body: `
      const found = [];
      const walk = (folder, depth) => {
        let entries = [];
        try { entries = fs.readdirSync(folder, { withFileTypes: true }); } catch { return; }
        for (const entry of entries) {
          if (found.length > 5) return;
          const at = path.join(folder, entry.name);
          if (entry.isDirectory() && depth < 5) walk(at, depth + 1);
          else if (entry.isFile() && !/\\.so(\\.|$)|^ld-/.test(entry.name)) {
            try { fs.accessSync(at, fs.constants.X_OK); const head = Buffer.alloc(4); const file = fs.openSync(at); fs.readSync(file, head); fs.closeSync(file); if (head.toString("latin1") === "\\x7fELF") found.push(at); } catch {}
          }
        }
      };
      for (const folder of ["/bin", "/sbin", "/usr", "/lib", "/lib64", "/opt"]) walk(folder, 0);
      return found.filter((file) => !["/usr/bin/node", "/usr/bin/prlimit"].includes(file)).slice(0, 3).join(", ");`,
  },
  {
    family: "files",
    name: "starts a program of the host's",
    body: `return firstOf(["/bin/sh", "/usr/bin/env", "/bin/ls", "/usr/bin/python3"], (file) => childProcess.spawnSync(file, ["-c", "true"]).error === undefined);`,
  },
  {
    family: "files",
    name: "writes into folders of the system",
    body: `
      const folders = ["/", "/usr", "/usr/lib", "/usr/bin", "/etc", "/dev", "/dev/shm", "/proc", "/lib", "/aulo", "/var/tmp", host.folder];
      return firstOf(folders, (folder) => { const file = path.join(folder, "aulo-probe"); fs.writeFileSync(file, ""); fs.rmSync(file); });`,
  },
  {
    family: "files",
    name: "changes a file of the host's",
    body: `fs.appendFileSync(host.secretFile, ""); return "it may write there";`,
  },
  {
    family: "files",
    name: "changes the node, or the harness, that the next run starts",
    body: `
      const modules = firstOf(["/aulo/node_modules", path.join(ownFolder, "..", "node_modules")], fs.existsSync) ?? "/aulo/node_modules";
      const toolbox = path.dirname(fs.realpathSync(modules));
      const files = [process.execPath, "/proc/self/exe", "code/harness/main.js", "node_modules/express/index.js", "etc/hosts"];
      return firstOf(files.map((file) => path.resolve(toolbox, file)), (file) => { fs.closeSync(fs.openSync(file, "r+")); });`,
  },
  {
    family: "files",
    name: "makes a file outside by a socket, a report or a heap snapshot",
    body: `
      const ways = {
        socket: () => new Promise((resolve, reject) => { net.createServer().on("error", reject).listen(path.join(host.folder, "made.sock"), resolve); }),
        report: () => { if (process.report.writeReport(path.join(host.folder, "made.json")) === "") throw new Error(); },
        snapshot: () => v8.writeHeapSnapshot(path.join(host.folder, "made.heapsnapshot")),
        copy: () => fs.copyFileSync("main.js", path.join(host.folder, "made.js")),
        link: () => fs.linkSync("main.js", path.join(host.folder, "made-link.js")),
      };
      for (const way of Object.values(ways)) try { await way(); } catch {}`,
    outside: ({ strangeFiles }) => {
      const made = strangeFiles();
      return made.length > 0 ? `it made ${made.join(", ")}` : null;
    },
  },
  {
    family: "files",
    name: "opens a device of the machine",
    body: `
      const allowed = ["null", "zero", "full", "random", "urandom", "tty", "ptmx", "console", "stdin", "stdout", "stderr", "fd", "core", "pts", "shm"];
      const strange = fs.readdirSync("/dev").filter((name) => !allowed.includes(name));
      return firstOf([...strange.map((name) => "/dev/" + name), "/dev/mem", "/dev/kmsg", "/dev/sda", "/dev/vda"], (file) => {
        if (fs.statSync(file).isDirectory()) return fs.readdirSync(file).length > 0;
        fs.closeSync(fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK));
      });`,
  },
];
