/** State of a process that takes one run or program after the other, for code of trusted authors. */
import childProcess from "node:child_process";
import crypto from "node:crypto";
import dns from "node:dns";
import events from "node:events";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import timers from "node:timers";
import timersPromises, { setImmediate as nextTurn } from "node:timers/promises";
import url from "node:url";
import util from "node:util";
import { noteSharedState } from "../shared/shared-state.ts";

const MODULES = [
  ...[childProcess, crypto, dns, dns.promises, events, fs, fs.promises, http, net, os, path],
  ...[timers, timersPromises, url, util, performance],
];
/** Functions that code may replace on the global object, whose other properties are compared by name alone. */
const GLOBALS = [
  ...[
    "fetch",
    "setTimeout",
    "setInterval",
    "setImmediate",
    "clearTimeout",
    "clearInterval",
    "clearImmediate",
  ],
  ...["queueMicrotask", "structuredClone", "Date", "Math", "JSON", "Promise", "console", "process"],
];
/** Turns of the event loop in which closed connections and finished work disappear. */
const QUIET_TURNS = 50;

export type KeptState = {
  /** Whether nothing goes on but what went on before. */
  isIdle: () => boolean;
  /**
   * Waits a moment for work that ends. @returns whether everything is as before: built-ins and environment, listeners, timers,
   * connections and other work that goes on
   */
  isAsBefore: () => Promise<boolean>;
};

/** Records the state of this process. */
export function noteKeptState(): KeptState {
  const isUnchanged = noteSharedState(MODULES);
  const functions = replaceable();
  const [work, rest] = [openWork(), listeners()];
  const isIdle = () => openWork() === work;
  return {
    isIdle,
    isAsBefore: async () => {
      for (let turn = 0; turn < QUIET_TURNS && !isIdle(); turn += 1) await nextTurn();
      const isSame = replaceable().every((held, index) => held === functions[index]);
      return isIdle() && listeners() === rest && isSame && isUnchanged();
    },
  };
}

function replaceable(): unknown[] {
  return [
    ...GLOBALS.map((name) => Reflect.get(globalThis, name)),
    process.stdout.write,
    process.stderr.write,
  ];
}

function openWork(): string {
  return process.getActiveResourcesInfo().sort().join();
}

/** Everything that would go on at an event of this process. */
function listeners(): string {
  const counts = process.eventNames().map((name) => `${String(name)} ${process.listenerCount(name)}`);
  return [...counts.sort(), process.exitCode].join();
}
