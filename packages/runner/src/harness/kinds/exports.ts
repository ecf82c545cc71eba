/**
 * Finds exports under other names, because a module may export a function in another way than the spec names it.
 *
 * 1. A default export that is an object exports its properties by their names. Node cannot detect these names in
 *    `module.exports = make()`.
 * 2. A default export that is a named function is exported by that name too.
 * 3. Without a default export, a single exported function is the default.
 */
type Exports = Readonly<Record<string, unknown>>;

const { hasOwn, assign, create, entries } = Object;

/**
 * The exports with their missing names. If no name is missing, this is the live export object, whose values can still
 * change.
 */
export function withOtherNames(exported: Exports): Exports {
  const missing = entries(otherNames(exported)).filter(([name]) => !hasOwn(exported, name));
  if (missing.length === 0) return exported;
  return assign(create(null), exported, Object.fromEntries(missing));
}

function otherNames(exported: Exports): Exports {
  const whole = exported.default;
  if (typeof whole === "function" && whole.name !== "") return { [whole.name]: whole };
  if (typeof whole === "object" && whole !== null) return { ...whole };
  const functions = entries(exported).filter(([, held]) => typeof held === "function");
  const [only] = functions;
  return whole === undefined && only && functions.length === 1 ? { default: only[1] } : {};
}
