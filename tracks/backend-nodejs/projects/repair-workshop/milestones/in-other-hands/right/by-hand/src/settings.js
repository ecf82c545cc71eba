const { env } = process;

class UnfitError extends Error {}

function numberOf(name, least, most, otherwise) {
  const value = env[name] ? Number(env[name]) : otherwise;
  return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

function readSettings() {
  const found = {
    PORT: numberOf("PORT", 0, 65535, 3000),
    DATABASE_URL: /^postgres(ql)?:/.test(env.DATABASE_URL ?? "") ? env.DATABASE_URL : undefined,
    SECURE_COOKIES: { true: true, false: false }[env.SECURE_COOKIES || "false"],
    STOP_WITHIN_MS: numberOf("STOP_WITHIN_MS", 100, 60000, 10000),
  };
  const unfit = Object.keys(found).filter((name) => found[name] === undefined);
  if (unfit.length > 0) throw new UnfitError(unfit.join(" and ") + " must be set in another way");
  return found;
}

export { readSettings, UnfitError };
