import { spawn } from "node:child_process";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import type { FromJudge, Rehearsal, ToJudge } from "../../wire/judge-messages.ts";
import type { JudgeHome } from "./judge-home.ts";

export type JudgeEvents = {
  message: (message: FromJudge) => void;
  /** It ended without having said so: words on why. */
  died: (message: string) => void;
};

export type Judge = {
  processId: number | null;
  /** Settles when all that specs need is loaded. */
  warm: Promise<void>;
  /** Settles when it is gone, for whatever reason. */
  ended: Promise<void>;
  /** Hands it the channel to a learner's side, which this process then no longer holds. */
  connect: (channel: Socket) => void;
  /** The same ahead of a run; settles when it has rehearsed one. */
  rehearse: (channel: Socket, rehearsal: Rehearsal) => Promise<void>;
  /** Where its messages go from now on. */
  listen: (events: JudgeEvents) => void;
  /** After a run; settles with whether it can judge another one. */
  rest: () => Promise<boolean>;
  send: (message: ToJudge) => void;
  /** Settles when it is gone. */
  kill: () => Promise<void>;
};

const MAX_KEPT_ERRORS = 4_000;

/** Starts the trusted process. It judges the run that it is then told. */
export function startJudge(home: JudgeHome): Judge {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", home.main, import.meta.url],
    {
      cwd: tmpdir(),
      env: { NODE_COMPILE_CACHE: home.compileCache },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    },
  );
  const warm = Promise.withResolvers<void>();
  let rehearsed = Promise.withResolvers<void>();
  let rested = Promise.withResolvers<boolean>();
  let events: JudgeEvents | null = null;
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    errors = (errors + text).slice(0, MAX_KEPT_ERRORS);
  });
  child.on("message", (message: FromJudge) => {
    if (message.kind === "warm") warm.resolve();
    else if (message.kind === "rehearsed") rehearsed.resolve();
    else if (message.kind === "rested" || message.kind === "worn") rested.resolve(message.kind === "rested");
    else events?.message(message);
  });
  const ended = new Promise<void>((resolve) => {
    child.on("error", () => resolve());
    child.on("close", () => resolve());
  });
  const connect = (channel: Socket, rehearse: Rehearsal | null) => {
    const close = () => channel.destroy();
    // Kept open here until it is sent: Node never closes a handle of its own accord whose receiver dies before it has it.
    if (child.connected) child.send({ kind: "channel", rehearse }, channel, { keepOpen: true }, close);
    else close();
  };
  let isOver = false;
  ended.then(() => {
    isOver = true;
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
    rest: () => {
      events = null;
      rested = Promise.withResolvers();
      if (!child.connected) rested.resolve(false);
      else child.send({ kind: "rest" }, () => {});
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
