/**
 * What all specs of one judge share, and could change for the next one: the global object and the environment, what the language builds
 * in, and the matchers of `expect`. What they hold is noted at the start; a judge in which that is no longer so is worn.
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
// Not `RegExp`, which holds what was last matched.
const SHARED: readonly object[] = [
  ...[globalThis, process.env, console, Math, JSON, Reflect],
  ...[Object, Array, Number, String, Date, Promise, ...PROTOTYPES],
];

/** Where `expect` keeps its matchers, and by what else it compares. */
const MATCHERS = Symbol.for("$$jest-matchers-object");

/** Notes what there is now. @returns whether it is the same later */
export function noteSharedState(): () => boolean {
  const before = sharedObjects().map((object) => ({ object, held: held(object) }));
  return () => before.every(({ object, held: noted }) => isSame(noted, held(object)));
}

function sharedObjects(): object[] {
  const expects: unknown = Reflect.get(globalThis, MATCHERS);
  const kept = ["matchers", "customEqualityTesters"].map(
    (name) => isObject(expects) && Reflect.get(expects, name),
  );
  return [...SHARED, ...kept.filter(isObject)];
}

/** By the name of each property its value. On the global object only names: some values there are made when they are looked at, which takes long. */
function held(object: object): ReadonlyMap<PropertyKey, unknown> {
  const valueAt = (key: PropertyKey) =>
    object === globalThis ? null : Reflect.getOwnPropertyDescriptor(object, key)?.value;
  return new Map(Reflect.ownKeys(object).map((key) => [key, valueAt(key)]));
}

function isSame(before: ReadonlyMap<PropertyKey, unknown>, now: ReadonlyMap<PropertyKey, unknown>): boolean {
  return (
    now.size === before.size &&
    [...before].every(([key, value]) => now.has(key) && Object.is(now.get(key), value))
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
