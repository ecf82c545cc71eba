const reporters = new Map([
  ["m4Rk8", "Sofia"],
  ["z7Tn2", "Kwame"],
]);

/** The name of the reporter with this token, or undefined. */
export function reporterOf(token) {
  return reporters.get(token);
}
