export function readConfig(env) {
  const faults = [];
  const number = (name, min, max, fallback) => {
    const text = env[name];
    if (!text) return fallback;
    if (!/^\d+$/.test(text) || Number(text) < min || Number(text) > max) faults.push(name);
    return Number(text);
  };
  const port = number("PORT", 0, 65535, 3000);
  const sessionMinutes = number("SESSION_MINUTES", 1, Infinity, 60);
  if (!env.DATABASE_URL?.trim()) faults.push("DATABASE_URL");
  const secret = env.SESSION_SECRET?.trim() ?? "";
  if (secret.length < 16) faults.push("SESSION_SECRET");
  const cookies = env.SECURE_COOKIES || "true";
  if (!["true", "false"].includes(cookies)) faults.push("SECURE_COOKIES");
  if (faults.length > 0) throw new Error(`wrong settings: ${faults.join(", ")}`);
  return {
    port,
    databaseUrl: env.DATABASE_URL.trim(),
    sessionSecret: secret,
    sessionMinutes,
    secureCookies: cookies === "true",
  };
}
