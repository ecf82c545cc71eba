import { parseEnv } from "node:util";

const SECRET_WORDS = ["KEY", "SECRET", "TOKEN", "PASSWORD"];

export function settingsOf(env, files) {
  const settings = {};
  for (const file of files) Object.assign(settings, parseEnv(file));
  return { ...env, ...settings };
}

export function reviewOf(example, local) {
  const shared = parseEnv(example);
  const own = parseEnv(local);
  const isSecret = (name) => SECRET_WORDS.some((word) => name.includes(word));
  return {
    missing: Object.keys(shared).filter((name) => !(name in own)),
    undocumented: Object.keys(own).filter((name) => !(name in shared)),
    exposed: Object.keys(own).filter(
      (name) => isSecret(name) && own[name] !== "" && own[name] === shared[name],
    ),
  };
}
