/**
 * Passes values between a spec in plain Jest style and a learner's module, which run in separate processes.
 *
 * 1. Plain values are copied: primitives, arrays, plain objects, and the objects that the codec copies.
 * 2. An error is copied, together with its class.
 * 3. A function, a promise or an instance of a learner's class stays in its process, and so does a learner's object with methods, with
 *    accessors, or that holds itself. The spec's side gets a number and
 *    uses it to ask for the value. A value that came as a number goes back as that number.
 * 4. A function of the spec is sent as its source. The spec's side accepts no source.
 * 5. A frozen array or object is frozen on the other side too.
 */
import { types } from "node:util";
import { decode, encode, type Json } from "./codec.ts";

export type HandleKind = "function" | "object" | "promise";
export type Handle = {
  id: number;
  kind: HandleKind;
  name: string;
  /** Class of an object, or parent of a class, or null. Built-in error classes are given by name. */
  of: Handle | string | null;
};

export type Remote =
  | ["plain", Json]
  | ["list", Remote[]]
  | ["object", [string, Remote][]]
  | ["frozen", Remote]
  | ["error", Json, Handle | string | null]
  | ["handle", Handle]
  | ["source", string]
  | ["yours", number];

/** One side of the exchange. It numbers its own objects and holds proxies for the other side's objects. */
export type Exchange = {
  /** @throws TypeError when the value cannot cross, RangeError when it is too big or too deep */
  write: (value: unknown) => Remote;
  /** @throws TypeError when the message is malformed or names an unknown object */
  read: (remote: Remote) => unknown;
  /** @throws TypeError when no object has this number */
  own: (id: number) => object;
};

/** Behaviour in which the two sides differ. */
type Side = {
  /** Writes an object of this side that is not plain. */
  writeOwn: (value: object, toHandle: (value: object) => Handle) => Remote;
  /** Whether plain objects that more than hold data stay on this side. */
  keepsLive: boolean;
  /** Creates the local proxy for a remote object. */
  adopt: (handle: Handle) => object;
  /** Gives a copied error the class that it has on the other side. */
  adoptError: (error: object, of: Handle | string | null) => void;
  /** Number of the remote object behind a local proxy, or null for any other value. */
  idOf: (value: object) => number | null;
  compile: (source: string) => unknown;
};

const { getPrototypeOf, prototype: objectPrototype, freeze, isFrozen } = Object;
const { apply } = Reflect;
const { then } = Promise.prototype;
const MAX_DEPTH = 100;
const COPIED = [types.isDate, types.isMap, types.isSet, types.isUint8Array];

export function createExchange(side: Side): Exchange {
  const objects = new Map<number, object>();
  const ids = new WeakMap<object, number>();

  const toHandle = (value: object): Handle => {
    const id = ids.get(value) ?? objects.size + 1;
    // Mark a rejection as handled: the other side may await the promise later, or never.
    if (types.isPromise(value) && !ids.has(value)) apply(then, value, [undefined, () => {}]);
    ids.set(value, id);
    objects.set(id, value);
    const name = typeof value === "function" ? value.name : "";
    return { id, kind: kindOf(value), name, of: classOf(value, toHandle) };
  };
  const write = (value: unknown, ancestors: readonly object[] = []): Remote => {
    if (!isObject(value)) return ["plain", encode(value)];
    if (ancestors.length > MAX_DEPTH) throw new RangeError("The value is too deep to cross.");
    const below = [...ancestors, value];
    const theirs = side.idOf(value);
    if (theirs !== null) return ["yours", theirs];
    if (Array.isArray(value))
      return asFrozen(value, ["list", Array.from(value, (element) => write(element, below))]);
    if (types.isNativeError(value)) return ["error", encode(value), classOf(value, toHandle)];
    if (COPIED.some((isOne) => isOne(value))) return ["plain", encode(value)];
    if (!isPlain(value)) return side.writeOwn(value, toHandle);
    if (side.keepsLive && (isLive(value) || ancestors.includes(value))) return side.writeOwn(value, toHandle);
    const entry = (key: string): [string, Remote] => [key, write(Reflect.get(value, key), below)];
    return asFrozen(value, ["object", Object.keys(value).map(entry)]);
  };
  const own = (id: number): object => {
    const found = objects.get(id);
    if (!found) throw new TypeError("A message names what is not there.");
    return found;
  };
  const read = (remote: Remote): unknown => {
    switch (remote[0]) {
      case "plain":
        return decode(remote[1]);
      case "list":
        return remote[1].map(read);
      case "object":
        return readObject(remote[1], read);
      case "frozen":
        return freeze(read(remote[1]));
      case "error":
        return readError(remote[1], remote[2]);
      case "handle":
        return side.adopt(remote[1]);
      case "source":
        return side.compile(remote[1]);
      case "yours":
        return own(remote[1]);
      default:
        throw new TypeError("A message is not of the form.");
    }
  };
  const readError = (json: Json, of: Handle | string | null): unknown => {
    const error = decode(json);
    if (isObject(error)) side.adoptError(error, of);
    return error;
  };
  return { write, read, own };
}

/** Keys that tell Jest's matchers how to compare a value. Values of the other side must not have them. */
export const MATCHER_KEYS = new Set(["asymmetricMatch", "$$typeof", "toAsymmetricMatcher", "isEqualNode"]);

/** Whether an own property is a function or has an accessor. */
function isLive(value: object): boolean {
  return Object.values(Object.getOwnPropertyDescriptors(value)).some(
    ({ get, set, value: held }) => get !== undefined || set !== undefined || typeof held === "function",
  );
}

function asFrozen(value: object, written: Remote): Remote {
  return isFrozen(value) ? ["frozen", written] : written;
}

function readObject(entries: [string, Remote][], read: (remote: Remote) => unknown): object {
  const made = {};
  for (const [key, held] of entries) {
    if (MATCHER_KEYS.has(key)) continue;
    Object.defineProperty(made, key, {
      value: read(held),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return made;
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function isPlain(value: object): boolean {
  if (typeof value === "function") return false;
  const prototype: unknown = getPrototypeOf(value);
  return prototype === null || prototype === objectPrototype;
}

function kindOf(value: object): HandleKind {
  if (typeof value === "function") return "function";
  return types.isPromise(value) ? "promise" : "object";
}

const NATIVE = new Map<unknown, string>(
  [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((type) => [
    type,
    type.name,
  ]),
);

function classOf(value: object, toHandle: (type: object) => Handle): Handle | string | null {
  const prototype: unknown = getPrototypeOf(value);
  const type: unknown =
    typeof value === "function" || !isObject(prototype) ? prototype : Reflect.get(prototype, "constructor");
  if (typeof type !== "function" || type === Function.prototype || type === Object) return null;
  return NATIVE.get(type) ?? toHandle(type);
}
