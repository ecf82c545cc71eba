/**
 * Proxies in a spec for the learner's functions and objects. Each operation on a proxy asks the learner's
 * side.
 * 1. The same object always has the same proxy, so that identity holds.
 * 2. A class has a prototype of its own here, which its instances get, so that `instanceof` holds. It shares
 *    only the native errors' prototypes with this process.
 * 3. Keys that control Jest's matchers are never asked for: they are always missing.
 */
import { inspect } from "node:util";
import type { RemoteOperation } from "../wire/operation.ts";
import { createExchange, type Exchange, type Handle, MATCHER_KEYS } from "../wire/remote-values.ts";

/** Requests to the learner's side. Both throw the learner's error. */
export type RemoteSide = {
  /** @param args arguments of a call, which get the changes that the code has made to its copies */
  askNow: (operation: RemoteOperation, args?: readonly unknown[]) => unknown;
  askLater: (operation: RemoteOperation) => Promise<unknown>;
  /** Ends the run, since the spec hands over a value that cannot cross. */
  refuse: (error: unknown) => void;
};

const NATIVE_ERRORS: ReadonlyMap<string, object> = new Map(
  [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((type) => [
    type.name,
    type.prototype,
  ]),
);

const SYMBOLS = new Map<symbol, string>([
  [Symbol.iterator, "@@iterator"],
  [Symbol.asyncIterator, "@@asyncIterator"],
  [Symbol.toPrimitive, "@@toPrimitive"],
]);

export function createRemoteProxies(side: RemoteSide): Exchange {
  const byId = new Map<number, object>();
  const ids = new WeakMap<object, number>();
  const prototypes = new Map<number, object>();

  const prototypeOf = (of: Handle | string | null): object => {
    if (of === null) return Object.prototype;
    if (typeof of === "string") return NATIVE_ERRORS.get(of) ?? Object.prototype;
    const known = prototypes.get(of.id);
    if (known) return known;
    const made: object = Object.create(prototypeOf(of.of));
    prototypes.set(of.id, made);
    Object.defineProperty(made, "constructor", { value: adopt(of), configurable: true });
    return made;
  };
  const adopt = (handle: Handle): object => {
    const known = byId.get(handle.id);
    if (known) return known;
    const target = handle.kind === "function" ? functionTarget(handle) : objectTarget(handle);
    const made =
      handle.kind === "promise"
        ? promised(side, handle.id)
        : new Proxy(target, trapsOf(handle.id, side, writeOrRefuse));
    byId.set(handle.id, made);
    ids.set(made, handle.id);
    // Sets the prototype last, since it refers to the class, which is only now complete.
    if (handle.kind === "function") Reflect.set(target, "prototype", prototypeOf(handle));
    return made;
  };
  const objectTarget = ({ id, of }: Handle): object =>
    Object.defineProperty(Object.create(prototypeOf(of)), inspect.custom, {
      value: () => snapshot(id, side),
      configurable: true,
    });
  const writeOrRefuse: Exchange["write"] = (value) => {
    try {
      return exchange.write(value);
    } catch (error) {
      side.refuse(error);
      throw error;
    }
  };
  const exchange = createExchange({
    keepsLive: false,
    writeOwn: (value) => {
      if (typeof value === "function") return ["source", value.toString()];
      throw new TypeError(
        "The spec hands over an instance of a class of its own. It can hand over plain data, functions, and objects that the code gave it.",
      );
    },
    compile: () => {
      throw new TypeError("A message is not of the form.");
    },
    adopt,
    adoptError: (error, of) => void (of !== null && Object.setPrototypeOf(error, prototypeOf(of))),
    idOf: (value) => ids.get(value) ?? null,
  });
  return exchange;
}

/** Target that can be called and constructed. An arrow function could not be constructed. */
function functionTarget({ name }: Handle): object {
  function target(): void {}
  return Object.defineProperty(target, "name", { value: name, configurable: true });
}

function promised(side: RemoteSide, id: number): Promise<unknown> {
  const made = Promise.resolve().then(() => side.askLater({ op: "remote-await", target: id }));
  // Marks a rejection as handled, because a spec may ignore the promise.
  made.catch(() => {});
  return made;
}

/** Own fields of a remote object, for printing. */
function snapshot(id: number, side: RemoteSide): object {
  return Object.fromEntries(
    keysOf(id, side).map((key) => [key, side.askNow({ op: "remote-get", target: id, key })]),
  );
}

function keysOf(id: number, side: RemoteSide): string[] {
  const keys = side.askNow({ op: "remote-keys", target: id });
  return Array.isArray(keys) ? [...new Set(keys.map(String))] : [];
}

function trapsOf(id: number, side: RemoteSide, write: Exchange["write"]): ProxyHandler<object> {
  const read = (key: string): unknown =>
    MATCHER_KEYS.has(key) ? undefined : side.askNow({ op: "remote-get", target: id, key });
  return {
    apply: (_target, self, args: unknown[]) =>
      side.askNow({ op: "remote-apply", target: id, self: write(self), args: args.map(write) }, args),
    construct: (_target, args: unknown[]) => {
      const made = side.askNow({ op: "remote-construct", target: id, args: args.map(write) }, args);
      if (typeof made === "object" && made !== null) return made;
      throw new TypeError("What was constructed is no object.");
    },
    get: (target, key) => {
      if (typeof key === "symbol") {
        const name = SYMBOLS.get(key);
        return name === undefined ? undefined : read(name);
      }
      const isHere = (key === "prototype" && typeof target === "function") || key === "constructor";
      return isHere ? Reflect.get(target, key) : read(key);
    },
    set: (_target, key, value) => {
      if (typeof key === "string") side.askNow({ op: "remote-set", target: id, key, value: write(value) });
      return typeof key === "string";
    },
    has: (_target, key) => typeof key === "string" && !MATCHER_KEYS.has(key) && read(key) !== undefined,
    ownKeys: (target) => [...new Set([...fixedKeys(target), ...keysOf(id, side)])],
    getOwnPropertyDescriptor: (target, key) => {
      if (fixedKeys(target).includes(key)) return Reflect.getOwnPropertyDescriptor(target, key);
      if (typeof key === "symbol" || !keysOf(id, side).includes(key)) return undefined;
      return { value: read(key), writable: true, enumerable: true, configurable: true };
    },
  };
}

/** Keys that a proxy must report. */
function fixedKeys(target: object): (string | symbol)[] {
  return Reflect.ownKeys(target).filter(
    (key) => Reflect.getOwnPropertyDescriptor(target, key)?.configurable === false,
  );
}
