const COMMON = ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"];

export function parseCookies(header) {
  const entries = (header ?? "")
    .split(";")
    .filter((pair) => pair.includes("="))
    .map((pair) => {
      const [name, ...rest] = pair.trim().split("=");
      return [name, decoded(rest.join("="))];
    });
  // A later entry replaces an earlier one, so the first cookie has to come last.
  return Object.fromEntries(entries.reverse());
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const setCookie = (name, value, maxAgeSeconds) =>
  [
    `${name}=${encodeURIComponent(value)}`,
    ...(maxAgeSeconds === undefined ? [] : [`Max-Age=${maxAgeSeconds}`]),
    ...COMMON,
  ].join("; ");

export const deleteCookie = (name) => [`${name}=`, "Max-Age=0", ...COMMON].join("; ");
