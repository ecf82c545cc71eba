function read(text) {
  const found = {};
  for (const line of text.split("\n")) {
    if (!line.includes("=") || line.trim().startsWith("#")) continue;
    const end = line.indexOf("=");
    const raw = line.slice(end + 1).trim();
    const quoted = /^(["'])(.*?)\1/.exec(raw);
    found[line.slice(0, end).trim()] = quoted ? quoted[2] : raw;
  }
  return found;
}

const SECRET_WORDS = ["KEY", "SECRET", "TOKEN", "PASSWORD"];

export function settingsOf(env, files) {
  const settings = {};
  for (const file of files) Object.assign(settings, read(file));
  return { ...settings, ...env };
}

export function reviewOf(example, local) {
  const shared = read(example);
  const own = read(local);
  const isSecret = (name) => SECRET_WORDS.some((word) => name.includes(word));
  return {
    missing: Object.keys(shared).filter((name) => !(name in own)),
    undocumented: Object.keys(own).filter((name) => !(name in shared)),
    exposed: Object.keys(own).filter(
      (name) => isSecret(name) && own[name] !== "" && own[name] === shared[name],
    ),
  };
}
