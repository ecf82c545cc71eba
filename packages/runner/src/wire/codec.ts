/**
 * Encodes plain data as tagged JSON, between the judge and the learner's process.
 *
 * 1. Strings, booleans, null, finite numbers (except -0) and arrays are written as themselves.
 * 2. A plain object is written as an object. If it has a key `$` or `__proto__`, its entries are listed instead.
 * 3. Every other value that can be encoded becomes `{ "$": tag, … }`.
 * 4. A value that cannot be encoded becomes `{ "[not plain]": kind }`.
 *
 * Only getters of the learner's code are called here. Built-in functions are taken when the module loads, before any
 * learner code runs.
 */
import { types } from "node:util";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Limit on the values in one message. It is checked before the limit on bytes. */
const MAX_VALUES = 200_000;
const MAX_DEPTH = 200;
/** Characters of a stack. */
const MAX_STACK = 16_384;

const { defineProperty, keys, getPrototypeOf, prototype: objectPrototype, is, hasOwn } = Object;
const { isArray } = Array;
const { apply } = Reflect;
const { isPrototypeOf: isBelow } = objectPrototype;
const { forEach: eachOfMap } = Map.prototype;
const { forEach: eachOfSet } = Set.prototype;
const { getTime } = Date.prototype;
const { prototype: errorPrototype } = Error;
const { isNativeError, isDate, isMap, isSet, isUint8Array } = types;

const NATIVE_ERRORS = new Map<string, ErrorConstructor>([
  ["EvalError", EvalError],
  ["RangeError", RangeError],
  ["ReferenceError", ReferenceError],
  ["SyntaxError", SyntaxError],
  ["TypeError", TypeError],
  ["URIError", URIError],
]);

type Walk = { values: number; depth: number; ancestors: Set<object> };

/** @throws RangeError when the value is too big or too deep to cross. */
export function encode(value: unknown): Json {
  return encodeValue(value, { values: 0, depth: 0, ancestors: new Set() });
}

/** @throws TypeError when the message is not well formed. */
export function decode(json: Json): unknown {
  if (typeof json !== "object" || json === null) return json;
  if (isArray(json)) return decodeList(json);
  if (hasOwn(json, "$")) return decodeTagged(json);
  const made = {};
  const names = keys(json);
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at] ?? "";
    hold(made, name, json[name] ?? null);
  }
  return made;
}

/** Decodes by index, because learner code can replace what lists can do. */
export function decodeList(json: readonly Json[]): unknown[] {
  const decoded: unknown[] = [];
  for (let at = 0; at < json.length; at += 1) decoded[at] = decode(json[at] ?? null);
  return decoded;
}

/** Decoded message, or null when it is malformed. The learner's side can send anything. */
export function tryDecode(json: Json): { value: unknown } | null {
  try {
    return { value: decode(json) };
  } catch {
    return null;
  }
}

function encodeValue(value: unknown, walk: Walk): Json {
  walk.values += 1;
  if (walk.values > MAX_VALUES || walk.depth > MAX_DEPTH) {
    throw new RangeError("The value is too big to be checked.");
  }
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return encodeNumber(value);
    case "undefined":
      return { $: "undefined" };
    case "bigint":
      return { $: "bigint", text: `${value}` };
    case "object":
      return value === null ? null : encodeInside(value, walk);
    case "function":
      return notPlain("function");
    case "symbol":
      return notPlain("symbol");
  }
}

function encodeNumber(value: number): Json {
  return Number.isFinite(value) && !is(value, -0)
    ? value
    : { $: "number", text: is(value, -0) ? "-0" : `${value}` };
}

function encodeInside(value: object, walk: Walk): Json {
  if (walk.ancestors.has(value)) return notPlain("a value that contains itself");
  walk.ancestors.add(value);
  walk.depth += 1;
  const encoded = encodeObject(value, walk);
  walk.depth -= 1;
  walk.ancestors.delete(value);
  return encoded;
}

function notPlain(what: string): Json {
  return { "[not plain]": what };
}

function encodeObject(value: object, walk: Walk): Json {
  const inner = (part: unknown) => encodeValue(part, walk);
  if (isArray(value)) return encodeList(value, inner);
  if (isError(value)) return encodeError(value, inner);
  if (isDate(value)) return { $: "date", at: encodeNumber(apply(getTime, value, [])) };
  if (isMap(value)) return { $: "map", entries: listEntries(value, inner) };
  if (isSet(value)) return { $: "set", values: listValues(value, inner) };
  if (isUint8Array(value)) return { $: "bytes", base64: bytesToBase64(value) };
  const prototype: unknown = getPrototypeOf(value);
  if (prototype !== null && prototype !== objectPrototype) return notPlain(className(prototype));
  return encodePlain(value, inner);
}

/** Encodes by index, because learner code can replace the iterator of arrays. */
function encodeList(value: readonly unknown[], inner: (part: unknown) => Json): Json[] {
  const encoded: Json[] = [];
  for (let at = 0; at < value.length; at += 1) encoded[at] = inner(value[at]);
  return encoded;
}

/**
 * Whether the value is an error. Errors of a learner's own constructor count if they inherit from `Error.prototype`.
 */
function isError(value: object): value is Error {
  return isNativeError(value) || apply(isBelow, errorPrototype, [value]);
}

function encodeError(error: Error, inner: (part: unknown) => Json): Json {
  const native = [...NATIVE_ERRORS].find(([, type]) => error instanceof type)?.[0] ?? "Error";
  const own = keys(error).filter((name) => !["name", "message", "stack", "cause"].includes(name));
  return {
    $: "error",
    type: native,
    name: `${error.name}`,
    message: `${error.message}`,
    stack: typeof error.stack === "string" ? error.stack.slice(0, MAX_STACK) + causeOf(error) : "",
    props: own.map((name) => [name, inner(Reflect.get(error, name))]),
  };
}

/** The cause of an error as the last line of its stack. It is no property, since comparisons of errors would compare it too. */
function causeOf({ cause }: Error): string {
  if (typeof cause !== "object" || cause === null || !isError(cause)) return "";
  return `\n  [cause]: ${cause.name}: ${cause.message}`.slice(0, MAX_STACK);
}

function listEntries(value: ReadonlyMap<unknown, unknown>, inner: (part: unknown) => Json): Json[] {
  const encoded: Json[] = [];
  const add = (held: unknown, key: unknown) => {
    encoded[encoded.length] = [inner(key), inner(held)];
  };
  apply(eachOfMap, value, [add]);
  return encoded;
}

function listValues(value: ReadonlySet<unknown>, inner: (part: unknown) => Json): Json[] {
  const encoded: Json[] = [];
  const add = (held: unknown) => {
    encoded[encoded.length] = inner(held);
  };
  apply(eachOfSet, value, [add]);
  return encoded;
}

function bytesToBase64(bytes: Uint8Array) {
  return Buffer.from(bytes).toString("base64");
}

function className(prototype: unknown): string {
  if (typeof prototype !== "object" || prototype === null || !hasOwn(prototype, "constructor"))
    return "object";
  const made: unknown = Reflect.get(prototype, "constructor");
  return typeof made === "function" && made.name ? made.name : "object";
}

function encodePlain(value: object, inner: (part: unknown) => Json): Json {
  const names = keys(value);
  const read = (name: string): Json => inner(Reflect.get(value, name));
  if (names.includes("$") || names.includes("__proto__")) {
    return { $: "object", entries: names.map((name) => [name, read(name)]) };
  }
  const encoded: { [key: string]: Json } = {};
  for (const name of names) encoded[name] = read(name);
  return encoded;
}

function decodeTagged(json: { [key: string]: Json }): unknown {
  switch (json.$) {
    case "undefined":
      return undefined;
    case "bigint":
      return BigInt(text(json.text));
    case "number":
      return Number(text(json.text));
    case "date":
      return new Date(Number(decode(json.at ?? null)));
    case "map":
      return new Map(
        list(json.entries).map((entry) => [decode(list(entry)[0] ?? null), decode(list(entry)[1] ?? null)]),
      );
    case "set":
      return new Set(decodeList(list(json.values)));
    case "bytes":
      return new Uint8Array(Buffer.from(text(json.base64), "base64"));
    case "object":
      return fromEntries(list(json.entries).map((entry) => [text(list(entry)[0]), list(entry)[1] ?? null]));
    case "error":
      return decodeError(json);
    default:
      throw new TypeError("A message has an unknown tag.");
  }
}

function text(json: Json | undefined): string {
  if (typeof json !== "string") throw new TypeError("A message lacks a text.");
  return json;
}

function list(json: Json | undefined): Json[] {
  if (!isArray(json)) throw new TypeError("A message lacks a list.");
  return json;
}

function fromEntries(entries: [string, Json][]): object {
  const made = {};
  for (const [name, held] of entries) hold(made, name, held);
  return made;
}

function hold(made: object, name: string, held: Json): void {
  defineProperty(made, name, { value: decode(held), enumerable: true, writable: true, configurable: true });
}

function decodeError(json: { [key: string]: Json }): Error {
  const type = NATIVE_ERRORS.get(text(json.type)) ?? Error;
  const error = new type(text(json.message));
  const set = (name: string, value: unknown, enumerable: boolean) =>
    Object.defineProperty(error, name, { value, enumerable, writable: true, configurable: true });
  if (error.name !== text(json.name)) set("name", text(json.name), false);
  set("stack", text(json.stack), false);
  for (const entry of list(json.props)) set(text(list(entry)[0]), decode(list(entry)[1] ?? null), true);
  return error;
}
