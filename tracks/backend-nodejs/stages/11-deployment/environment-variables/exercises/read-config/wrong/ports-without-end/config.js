const WHOLE_NUMBER = /^\d+$/;
const LEAST_SECRET_LENGTH = 16;

/** The settings of the shop. @throws Error that names every variable that is missing or wrong */
export function readConfig(env) {
  const problems = [];

  const portText = env.PORT || "3000";
  const port = Number(portText);
  if (!WHOLE_NUMBER.test(portText)) {
    problems.push(`PORT must be a whole number from 0 to 65535, found "${portText}"`);
  }

  const databaseUrl = env.DATABASE_URL;
  if (!databaseUrl) problems.push("DATABASE_URL is missing");

  const sessionSecret = env.SESSION_SECRET ?? "";
  if (sessionSecret.length < LEAST_SECRET_LENGTH) {
    problems.push(`SESSION_SECRET needs at least ${LEAST_SECRET_LENGTH} characters`);
  }

  const minutesText = env.SESSION_MINUTES || "60";
  const sessionMinutes = Number(minutesText);
  if (!WHOLE_NUMBER.test(minutesText) || sessionMinutes < 1) {
    problems.push(`SESSION_MINUTES must be a whole number of at least 1, found "${minutesText}"`);
  }

  const secureText = env.SECURE_COOKIES || "true";
  if (secureText !== "true" && secureText !== "false") {
    problems.push(`SECURE_COOKIES must be true or false, found "${secureText}"`);
  }

  if (problems.length > 0) throw new Error(problems.join("; "));
  return { port, databaseUrl, sessionSecret, sessionMinutes, secureCookies: secureText === "true" };
}
