/**
 * State that all runs of one process share and could change for the next one: the global object, the
 * environment, the language's built-ins and the matchers of `expect`. It is recorded at the start. A process in
 * which it has changed is worn.
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
// Without `RegExp`, which holds the last match.
const SHARED: readonly object[] = [
  ...[globalThis, process.env, console, Math, JSON, Reflect],
  ...[Object, Array, Number, String, Date, Promise, ...PROTOTYPES],
];

/** Key under which `expect` keeps its matchers and equality testers. */
const MATCHERS = Symbol.for("$$jest-matchers-object");

/**
 * Records the shared state, with the properties of `more` objects. @returns a function that returns whether the state is
 * unchanged
 */
export function noteSharedState(more: readonly object[] = []): () => boolean {
  const before = [...sharedObjects(), ...more].map((object) => ({ object, held: held(object) }));
  return () => before.every(({ object, held: noted }) => isSame(noted, held(object)));
}

function sharedObjects(): object[] {
  const expects: unknown = Reflect.get(globalThis, MATCHERS);
  const kept = ["matchers", "customEqualityTesters"].map(
    (name) => isObject(expects) && Reflect.get(expects, name),
  );
  return [...SHARED, ...kept.filter(isObject)];
}

/**
 * Values of an object's properties by name. For the global object the values are null: some are created only
 * when they are read, which takes long.
 */
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
