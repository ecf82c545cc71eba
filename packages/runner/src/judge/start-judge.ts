import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CheckedJob } from "../check-job.ts";
import type { Files } from "../job.ts";
import type { FromJudge, ToJudge } from "./messages.ts";

export type Judge = { tell: (message: ToJudge) => void; kill: () => Promise<void> };

export type JudgeEvents = {
  message: (message: FromJudge) => void;
  /** It ended without having said so: words on why. */
  died: (message: string) => void;
};

const SPEC_FILE = /\.spec\.[cm]?[jt]s$/;
const MAX_KEPT_ERRORS = 4_000;

/** Starts the trusted process and has it load the job's spec from a folder that only this user can read. */
export function startJudge(job: CheckedJob, spec: Files, root: string, events: JudgeEvents): Judge {
  const specFolder = realpathSync(mkdtempSync(join(tmpdir(), `aulo-spec-${process.pid}-`)));
  writeSpec(specFolder, spec);
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "main.ts")],
    {
      cwd: specFolder,
      env: {},
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    },
  );
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    errors = (errors + text).slice(0, MAX_KEPT_ERRORS);
  });
  child.on("message", (message: FromJudge) => events.message(message));
  const ended = new Promise<void>((resolve) => {
    child.on("error", () => resolve());
    child.on("close", () => resolve());
  });
  ended.then(() => events.died(`The judge ended early. ${errors}`.trim()));
  const tell = (message: ToJudge) => {
    if (child.connected) child.send(message, () => {});
  };
  const specFiles = Object.keys(spec)
    .filter((path) => SPEC_FILE.test(path))
    .sort();
  tell({ kind: "start", specFolder, specFiles, jobKind: job.kind, seed: job.seed, root });
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
    rmSync(specFolder, { recursive: true, force: true, maxRetries: 3 });
  };
  return { tell, kill };
}

function writeSpec(folder: string, spec: Files): void {
  for (const [path, content] of Object.entries({ "package.json": '{"type":"module"}\n', ...spec })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
