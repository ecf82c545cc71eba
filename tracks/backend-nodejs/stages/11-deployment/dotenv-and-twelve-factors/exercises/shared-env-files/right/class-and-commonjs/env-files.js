const dotenv = require("dotenv");

class EnvFile {
  constructor(text) {
    this.variables = dotenv.parse(Buffer.from(text));
    this.names = new Set(Object.keys(this.variables));
  }
  without(other) {
    return [...this.names.difference(other.names)].reverse();
  }
}

module.exports.settingsOf = function settingsOf(env, files) {
  const target = { ...env };
  for (const file of files.toReversed()) dotenv.populate(target, new EnvFile(file).variables);
  return target;
};

module.exports.reviewOf = function reviewOf(example, local) {
  const a = new EnvFile(example);
  const b = new EnvFile(local);
  const exposed = [...a.names.intersection(b.names)].filter((name) => {
    if (name.search(/(KEY|TOKEN|SECRET|PASSWORD)/) === -1) return false;
    return a.variables[name].length > 0 && a.variables[name] === b.variables[name];
  });
  return { missing: a.without(b), undocumented: b.without(a), exposed };
};
