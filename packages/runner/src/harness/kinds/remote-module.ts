/**
 * The learner's side of a spec in plain Jest style. It does to the learner's values everything that the spec does to
 * their proxies.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import type { RemoteOperation } from "../../wire/operation.ts";
import { createExchange, type Remote } from "../../wire/remote-values.ts";
import { withOtherNames } from "./exports.ts";

const { apply, construct, get, set } = Reflect;
const { stringify } = JSON;

/** Name under which functions of the spec are compiled here. */
const SPEC_FUNCTION = "function-of-the-spec";
const AT_FUNCTION = new RegExp(`^ReferenceError: (\\S+) is not defined\\n    at [^\\n]*${SPEC_FUNCTION}`);

/** Exports of the learner's files that the spec has imported: functions of the spec may use them by their names. */
const imported = new Map<string, unknown>();

let unsupported: string | null = null;

const exchange = createExchange({
  writeOwn: (value, toHandle) => ["handle", toHandle(value)],
  keepsLive: true,
  adopt: () => {
    throw new TypeError("The spec keeps nothing of its own here.");
  },
  adoptError: () => {},
  idOf: () => null,
  compile: (source) => {
    const make = compileFunction(`"use strict"; return (${source});`, [...imported.keys()], {
      filename: SPEC_FUNCTION,
    });
    return noticeOutside(apply(make, undefined, [...imported.values()]));
  },
});

type Answer = ({ value: Remote } | { thrown: Remote }) & {
  /** Arguments that the code has changed before it returned, by their index. */
  changed?: [number, Remote][];
  /** The spec's use of something that is not supported. */
  unsupported?: string;
};

/** A thrown value is part of the reply too, because the spec may ask for its class. */
export async function answerRemote(folder: string, operation: RemoteOperation): Promise<Answer> {
  const args = "args" in operation ? operation.args.map(exchange.read) : [];
  const before = args.map(toText);
  const answer = await settle(() => perform(folder, operation, args));
  const changed = args.flatMap((value, index): [number, Remote][] =>
    toText(value) === before[index] ? [] : [[index, exchange.write(value)]],
  );
  return {
    ...answer,
    ...(changed.length > 0 && { changed }),
    ...(unsupported !== null && { unsupported }),
  };
}

/** The function of the spec. It notices when it uses a variable from outside, since only its source has crossed. */
function noticeOutside(compiled: unknown): unknown {
  if (typeof compiled !== "function") return compiled;
  return new Proxy(compiled, {
    apply: (target, self, args) => {
      try {
        return apply(target, self, args);
      } catch (error) {
        const [, name] = AT_FUNCTION.exec(error instanceof ReferenceError ? `${error.stack}` : "") ?? [];
        if (name !== undefined)
          unsupported = `The spec hands over a function that uses "${name}" from outside it, but only the source of a function crosses to the code.`;
        throw error;
      }
    },
  });
}

async function settle(work: () => Promise<[unknown]>): Promise<Answer> {
  try {
    return { value: exchange.write(await work()) };
  } catch (error) {
    return { thrown: exchange.write(error) };
  }
}

/** An array or object in writing, to see whether it changes; empty for other values, and for one that cannot be written. */
function toText(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  try {
    return stringify(exchange.write(value));
  } catch {
    return "";
  }
}

/** The result is in an array of its own, so that a promise among the values is not awaited. */
async function perform(
  folder: string,
  operation: RemoteOperation,
  args: readonly unknown[],
): Promise<[unknown]> {
  switch (operation.op) {
    case "remote-load":
      return [await loadExports(folder, operation.file)];
    case "remote-apply":
      return [apply(functionOf(operation.target), exchange.read(operation.self), args)];
    case "remote-construct":
      return [construct(functionOf(operation.target), args)];
    case "remote-get":
      return [get(exchange.own(operation.target), keyOf(operation.key))];
    case "remote-set":
      return [set(exchange.own(operation.target), operation.key, exchange.read(operation.value))];
    case "remote-keys":
      return [Object.keys(exchange.own(operation.target))];
    case "remote-await":
      return [await exchange.own(operation.target)];
  }
}

async function loadExports(folder: string, file: string): Promise<unknown> {
  const loaded = withOtherNames(await import(pathToFileURL(join(folder, file)).href));
  for (const name of Object.keys(loaded)) if (isVariable(name)) imported.set(name, loaded[name]);
  return Object.keys(loaded).map((name) => [name, loaded[name]]);
}

/** CommonJS exports have a name such as "module.exports" too, with which `compileFunction` would end the process. */
function isVariable(name: string): boolean {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return false;
  try {
    compileFunction('"use strict";', [name]);
    return true;
  } catch {
    return false;
  }
}

function functionOf(id: number) {
  const found = exchange.own(id);
  if (typeof found === "function") return found;
  throw new TypeError("It is not a function.");
}

const SYMBOLS = new Map([
  ["@@iterator", Symbol.iterator],
  ["@@asyncIterator", Symbol.asyncIterator],
  ["@@toPrimitive", Symbol.toPrimitive],
]);

function keyOf(key: string): string | symbol {
  return SYMBOLS.get(key) ?? key;
}
