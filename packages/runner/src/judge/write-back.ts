/**
 * Makes an argument of a spec the same as the copy that the learner's code has changed. Containers keep their identity where the copy has
 * the same kind of container at the same place.
 */
export function writeBack(original: unknown, now: unknown): void {
  if (Array.isArray(original) && Array.isArray(now)) {
    now.forEach((value, index) => {
      Reflect.set(original, index, merged(original[index], value));
    });
    Reflect.set(original, "length", now.length);
  } else if (isRecord(original) && isRecord(now)) {
    for (const key of Object.keys(original))
      if (!Object.hasOwn(now, key)) Reflect.deleteProperty(original, key);
    for (const key of Object.keys(now)) {
      const value = merged(Reflect.get(original, key), Reflect.get(now, key));
      Object.defineProperty(original, key, { value, enumerable: true, writable: true, configurable: true });
    }
  }
}

function merged(before: unknown, now: unknown): unknown {
  const isSameKind = (Array.isArray(before) && Array.isArray(now)) || (isRecord(before) && isRecord(now));
  if (!isSameKind) return now;
  writeBack(before, now);
  return before;
}

function isRecord(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
