/**
 * What all specs of one judge share, and could change for the next one: names on the global object, the prototypes of what the language
 * builds in, and the matchers of `expect`. Which of them there are, and on the prototypes what they hold, is noted at the start; a judge in
 * which that is no longer so is worn.
 */
const PROTOTYPES = [
  Object,
  Array,
  Function,
  String,
  Number,
  Boolean,
  Symbol,
  BigInt,
  Date,
  RegExp,
  Error,
  Promise,
  Map,
  Set,
  WeakMap,
  Uint8Array,
].map(({ prototype }) => prototype);

/** Where `expect` keeps its matchers, and by what else it compares. */
const MATCHERS = Symbol.for("$$jest-matchers-object");

/** Notes what there is now. @returns whether it is the same later */
export function noteSharedThings(): () => boolean {
  const before = sharedThings();
  return () => {
    const now = sharedThings();
    return now.length === before.length && now.every((thing, at) => Object.is(thing, before[at]));
  };
}

function sharedThings(): unknown[] {
  return [...Reflect.ownKeys(globalThis), ...PROTOTYPES.flatMap(held), ...matchers()];
}

function held(object: object): unknown[] {
  return Reflect.ownKeys(object).flatMap((key) => {
    const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key) ?? {};
    return [key, value, get, set];
  });
}

function matchers(): unknown[] {
  const kept: unknown = Reflect.get(globalThis, MATCHERS);
  if (!isObject(kept)) return [];
  return ["matchers", "customEqualityTesters"]
    .map((name) => Reflect.get(kept, name))
    .filter(isObject)
    .flatMap(held);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
