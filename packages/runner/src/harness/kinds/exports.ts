/**
 * A module may export a function in other ways than the spec names it, and mean the same:
 * 1. what a default export holds as an object (`module.exports = make()` too, of which Node cannot tell the names) is exported by those names;
 * 2. a default export that is a named function is exported by that name too;
 * 3. where there is no default export and one function only, that is the default.
 */
type Exports = Readonly<Record<string, unknown>>;

const { hasOwn, assign, create, entries } = Object;

/** The exports themselves where no name is missing, since theirs may still change; else those and the missing ones. */
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
