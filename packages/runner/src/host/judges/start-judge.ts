import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import type { FromJudge, Rehearsal, ToJudge } from "../../wire/judge-messages.ts";
import { NO_DEBUGGER } from "../sandbox/launch.ts";
import type { JudgeHome } from "./judge-home.ts";

export type JudgeEvents = {
  message: (message: FromJudge) => void;
  /** Called with the reason when the judge ended without a message about it. */
  died: (message: string) => void;
};

export type Judge = {
  processId: number | null;
  /** Resolves when everything that specs need is loaded. */
  warm: Promise<void>;
  /** Resolves when the process is gone, for any reason. */
  ended: Promise<void>;
  /** Hands over the channel to a learner's side. This process no longer holds it then. */
  connect: (channel: Socket) => void;
  /** Hands over the channel ahead of a run. Resolves when the judge has rehearsed one. */
  rehearse: (channel: Socket, rehearsal: Rehearsal) => Promise<void>;
  /** Directs its messages to `events` from now on. */
  listen: (events: JudgeEvents) => void;
  /** Ends the run, with `keepsLearner` also on the learner's side. Resolves with whether another one can start. */
  rest: (keepsLearner: boolean) => Promise<boolean>;
  send: (message: ToJudge) => void;
  /** Resolves when the process is gone. */
  kill: () => Promise<void>;
};

const MAX_KEPT_ERRORS = 4_000;

/** Starts a judge process. It waits for the message with its run. */
export function startJudge(home: JudgeHome): Judge {
  const child = spawn(
    process.execPath,
    [NO_DEBUGGER, "--disable-warning=ExperimentalWarning", home.main, import.meta.url],
    {
      cwd: tmpdir(),
      env: { NODE_COMPILE_CACHE: home.compileCache, TMPDIR: tmpdir() },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    },
  );
  const warm = Promise.withResolvers<void>();
  let rehearsed = Promise.withResolvers<void>();
  let rested = Promise.withResolvers<boolean>();
  let events: JudgeEvents | null = null;
  let errors = "";
  let specFolder: string | null = null;
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    errors = (errors + text).slice(0, MAX_KEPT_ERRORS);
  });
  const take = (message: FromJudge) => {
    if (message.kind === "warm") warm.resolve();
    else if (message.kind === "spec-written") specFolder = message.folder;
    else if (message.kind === "rehearsed") rehearsed.resolve();
    else if (message.kind === "rested" || message.kind === "worn") rested.resolve(message.kind === "rested");
    else events?.message(message);
  };
  child.on("message", (messages: FromJudge[]) => messages.forEach(take));
  const ended = new Promise<void>((resolve) => {
    child.on("error", () => resolve());
    child.on("close", () => resolve());
  });
  const connect = (channel: Socket, rehearse: Rehearsal | null) => {
    const close = () => channel.destroy();
    // Stays open here until it is sent: Node does not close a handle whose receiver dies before it arrives.
    if (child.connected) child.send({ kind: "channel", rehearse }, channel, { keepOpen: true }, close);
    else close();
  };
  let isOver = false;
  ended.then(() => {
    isOver = true;
    if (specFolder !== null) rmSync(specFolder, { recursive: true, force: true });
    rested.resolve(false);
    events?.died(deathWords(errors));
  });
  return {
    processId: child.pid ?? null,
    warm: warm.promise,
    ended,
    connect: (channel) => connect(channel, null),
    rehearse: (channel, rehearsal) => {
      rehearsed = Promise.withResolvers();
      connect(channel, rehearsal);
      return rehearsed.promise;
    },
    listen: (given) => {
      events = given;
      if (isOver) given.died(deathWords(errors));
    },
    rest: (keepsLearner) => {
      events = null;
      rested = Promise.withResolvers();
      if (!child.connected) rested.resolve(false);
      else child.send({ kind: "rest", keepsLearner }, () => {});
      return rested.promise;
    },
    send: (message) => {
      if (child.connected) child.send(message, () => {});
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function deathWords(errors: string): string {
  return `The judge ended early. ${errors}`.trim();
}
