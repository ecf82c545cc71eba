import { parse } from "dotenv";

const SECRET = /KEY|SECRET|TOKEN|PASSWORD/;

export const settingsOf = (env, files) =>
  Object.fromEntries([...files.map((file) => parse(file)), env].flatMap((variables) => Object.entries(variables)));

export function reviewOf(example, local) {
  const review = { missing: [], undocumented: [], exposed: [] };
  const inExample = new Map(Object.entries(parse(example)));
  const inLocal = new Map(Object.entries(parse(local)));
  for (const [name, value] of inExample) {
    if (!inLocal.has(name)) review.missing.push(name);
    else if (SECRET.test(name) && value && value === inLocal.get(name)) review.exposed.push(name);
  }
  for (const name of inLocal.keys()) {
    if (!inExample.has(name)) review.undocumented.push(name);
  }
  return review;
}
