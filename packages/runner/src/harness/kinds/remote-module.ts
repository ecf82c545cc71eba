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

const exchange = createExchange({
  writeOwn: (value, toHandle) => ["handle", toHandle(value)],
  adopt: () => {
    throw new TypeError("The spec keeps nothing of its own here.");
  },
  adoptError: () => {},
  idOf: () => null,
  compile: (source) => compileFunction(`"use strict"; return (${source});`)(),
});

type Answer = { value: Remote } | { thrown: Remote };

/** A thrown value is part of the reply too, because the spec may ask for its class. */
export async function answerRemote(folder: string, operation: RemoteOperation): Promise<Answer> {
  try {
    return { value: exchange.write(await perform(folder, operation)) };
  } catch (error) {
    return { thrown: exchange.write(error) };
  }
}

/** The result is in an array of its own, so that a promise among the values is not awaited. */
async function perform(folder: string, operation: RemoteOperation): Promise<[unknown]> {
  switch (operation.op) {
    case "remote-load":
      return [await loadExports(folder, operation.file)];
    case "remote-apply":
      return [
        apply(functionOf(operation.target), exchange.read(operation.self), operation.args.map(exchange.read)),
      ];
    case "remote-construct":
      return [construct(functionOf(operation.target), operation.args.map(exchange.read))];
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
  return Object.keys(loaded).map((name) => [name, loaded[name]]);
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
