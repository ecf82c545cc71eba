const isString = (value, longest) => typeof value === "string" && value !== "" && value.length <= longest;
const isWhole = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;

/** For each field: gives the value, or undefined when it is refused. */
const FIELDS = {
  title: (value) => (typeof value === "string" && isString(value.trim(), 60) ? value.trim() : undefined),
  cents: (value) => (isWhole(value, 1_000_000) ? value : undefined),
  negotiable: (value) => (typeof value === "boolean" ? value : undefined),
  tags(value) {
    const isGood = Array.isArray(value) && value.length <= 5 && value.every((tag) => isString(tag, 20));
    return isGood ? [...value] : undefined;
  },
};

function numberIn(text, least, most) {
  if (typeof text !== "string" || !/^[0-9]+$/.test(text)) return undefined;
  return Number(text) >= least && Number(text) <= most ? Number(text) : undefined;
}

const QUERY = {
  page: (text) => numberIn(text, 1, 1000),
  max: (text) => numberIn(text, 0, 1_000_000),
  negotiable: (text) => new Map([["true", true], ["false", false]]).get(text),
};

function read(input, rules) {
  const value = {};
  const faults = [];
  for (const [name, rule] of Object.entries(rules)) {
    if (!Object.hasOwn(input, name) || input[name] === undefined) continue;
    const parsed = rule(input[name]);
    if (parsed === undefined) faults.push(name);
    else value[name] = parsed;
  }
  return { value, faults };
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const unknownIn = (body) => Object.keys(body).filter((name) => !Object.hasOwn(FIELDS, name));
const result = (value, faults) => (faults.length > 0 ? { faults: faults.sort() } : { value });

export function parseAd(body) {
  if (!isObject(body)) return { faults: ["body"] };
  const { value, faults } = read(body, FIELDS);
  const missing = ["title", "cents"].filter((name) => body[name] === undefined);
  return result({ negotiable: false, tags: [], ...value }, [...faults, ...missing, ...unknownIn(body)]);
}

export function parseChange(body) {
  if (!isObject(body) || Object.keys(body).length === 0) return { faults: ["body"] };
  const { value, faults } = read(body, FIELDS);
  return result(value, [...faults, ...unknownIn(body)]);
}

export function parseQuery(query) {
  const { value, faults } = read(query, QUERY);
  return result({ page: 1, ...value }, faults);
}
