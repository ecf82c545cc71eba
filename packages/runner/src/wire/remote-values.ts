/**
 * Values on their way between a spec in plain Jest style and a learner's module, each in a process of its own.
 *
 * 1. What is plain is copied: primitives, arrays, plain objects, and what the codec copies.
 * 2. An error is copied, and says of which class of its side it is.
 * 3. A function, a promise and an instance of a class of the learner's stay where they are: the spec's side gets a number by which it
 *    can ask for them. What came by number goes back as that number.
 * 4. A function of the spec's goes over as its source. The spec's side takes none.
 */
import { types } from "node:util";
import { decode, encode, type Json } from "./codec.ts";

export type HandleKind = "function" | "object" | "promise";
export type Handle = {
  id: number;
  kind: HandleKind;
  name: string;
  /** Of an object its class, of a class the one that it extends; "Error" and its kind by their names. */
  of: Handle | string | null;
};

export type Remote =
  | ["plain", Json]
  | ["list", Remote[]]
  | ["object", [string, Remote][]]
  | ["error", Json, Handle | string | null]
  | ["handle", Handle]
  | ["source", string]
  | ["yours", number];

/** One side of it: its own objects that the other side knows by number, and what stands for the other side's. */
export type Exchange = {
  /** @throws TypeError when it cannot cross */
  write: (value: unknown) => Remote;
  /** @throws TypeError when it is not of the form, or names what is not there */
  read: (remote: Remote) => unknown;
  /** @throws TypeError when there is none of this number */
  own: (id: number) => object;
};

/** What the two sides do in different ways. */
type Side = {
  /** How something of its own that is not plain goes over. */
  writeOwn: (value: object, toHandle: (value: object) => Handle) => Remote;
  /** What stands here for what stays on the other side. */
  adopt: (handle: Handle) => object;
  /** Gives a copied error the class that it has there. */
  adoptError: (error: object, of: Handle | string | null) => void;
  /** The number on the other side of what stands for something there. */
  idOf: (value: object) => number | null;
  compile: (source: string) => unknown;
};

const { getPrototypeOf, prototype: objectPrototype } = Object;
const { apply } = Reflect;
const { then } = Promise.prototype;
const MAX_DEPTH = 100;
const COPIED = [types.isDate, types.isMap, types.isSet, types.isUint8Array];

export function createExchange(side: Side): Exchange {
  const objects = new Map<number, object>();
  const ids = new WeakMap<object, number>();

  const toHandle = (value: object): Handle => {
    const id = ids.get(value) ?? objects.size + 1;
    // The other side may look at it later, or never: until then its failure is nobody's.
    if (types.isPromise(value) && !ids.has(value)) apply(then, value, [undefined, () => {}]);
    ids.set(value, id);
    objects.set(id, value);
    const name = typeof value === "function" ? value.name : "";
    return { id, kind: kindOf(value), name, of: classOf(value, toHandle) };
  };
  const write = (value: unknown, depth = 0): Remote => {
    if (!isObject(value)) return ["plain", encode(value)];
    if (depth > MAX_DEPTH) throw new RangeError("The value is too deep to cross.");
    const theirs = side.idOf(value);
    if (theirs !== null) return ["yours", theirs];
    if (Array.isArray(value)) return ["list", Array.from(value, (element) => write(element, depth + 1))];
    if (types.isNativeError(value)) return ["error", encode(value), classOf(value, toHandle)];
    if (COPIED.some((isOne) => isOne(value))) return ["plain", encode(value)];
    if (!isPlain(value)) return side.writeOwn(value, toHandle);
    const entry = (key: string): [string, Remote] => [key, write(Reflect.get(value, key), depth + 1)];
    return ["object", Object.keys(value).map(entry)];
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

/** Keys by which a value would tell Jest's matchers how it is to be compared. No value of the other side may. */
export const MATCHER_KEYS = new Set(["asymmetricMatch", "$$typeof", "toAsymmetricMatcher", "isEqualNode"]);

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
