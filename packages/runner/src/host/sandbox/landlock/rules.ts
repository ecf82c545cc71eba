/**
 * Landlock ruleset, laid out as in `linux/landlock.h`:
 * 1. The set takes away all rights on files that this version knows, TCP ports, signals to other processes
 *    and abstract sockets of others.
 * 2. A rule gives rights back on one file, on a folder and everything below it, or on one port.
 */
import { closeSync, constants, fstatSync, openSync } from "node:fs";
import type { Fence } from "./fence.ts";
import { addRule, createRuleset } from "./system-calls.ts";

/** First version that restricts signals and abstract sockets (Linux 6.12). */
export const NEEDED_VERSION = 6;

const EXECUTE = 1 << 0;
const WRITE_FILE = 1 << 1;
const READ_FILE = 1 << 2;
const READ_FOLDER = 1 << 3;
const REMOVE_FOLDER = 1 << 4;
const REMOVE_FILE = 1 << 5;
const MAKE_FOLDER = 1 << 7;
const MAKE_FILE = 1 << 8;
const MAKE_LINK = 1 << 12;
const MOVE = 1 << 13;
const TRUNCATE = 1 << 14;
const CONTROL_DEVICE = 1 << 15;
/** All rights on files. No rule gives back the rights to make devices, sockets and pipes. */
const ALL_OF_FILES = 0xffff;
/** Rights that a rule on a plain file may name. */
const OF_ONE_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | CONTROL_DEVICE;

const READ = READ_FILE | READ_FOLDER;
const RIGHTS = {
  read: READ,
  start: READ | EXECUTE,
  write:
    READ | WRITE_FILE | REMOVE_FOLDER | REMOVE_FILE | MAKE_FOLDER | MAKE_FILE | MAKE_LINK | MOVE | TRUNCATE,
  devices: READ_FILE | WRITE_FILE | CONTROL_DEVICE,
} as const;

const BIND = 1 << 0;
const CONNECT = 1 << 1;
const KEEP_SOCKETS_AND_SIGNALS_IN = 0b11;

const PATH_RULE = 1;
const PORT_RULE = 2;
/** O_PATH: opens a path to name it in a rule, without the right to read it. */
const NAME_ONLY = 0o10000000;

/** @returns descriptor of the ruleset */
export function rulesetOf(fence: Fence): number {
  const ruleset = createRuleset(numbers(ALL_OF_FILES, BIND | CONNECT, KEEP_SOCKETS_AND_SIGNALS_IN));
  for (const kind of ["read", "start", "write", "devices"] as const)
    for (const path of fence[kind]) allowPath(ruleset, path, RIGHTS[kind]);
  const { first, count } = fence.ports;
  for (let port = first; port < first + count; port += 1)
    addRule(ruleset, PORT_RULE, numbers(BIND | CONNECT, port));
  return ruleset;
}

function allowPath(ruleset: number, path: string, rights: number): void {
  const opened = openIfThere(path);
  if (opened === null) return;
  const allowed = fstatSync(opened).isDirectory() ? rights : rights & OF_ONE_FILE;
  const rule = Buffer.alloc(12);
  rule.writeBigUInt64LE(BigInt(allowed), 0);
  rule.writeInt32LE(opened, 8);
  addRule(ruleset, PATH_RULE, rule);
  closeSync(opened);
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, constants.O_RDONLY | NAME_ONLY);
  } catch {
    return null;
  }
}

/** Unsigned 64-bit integers, one after the other. */
function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) bytes.writeBigUInt64LE(BigInt(value), index * 8);
  return bytes;
}
