function decode(value) {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export function parseCookies(header = "") {
  const cookies = {};
  for (const pair of header.split(";")) {
    const [name, value] = pair.trim().split("=");
    if (value === undefined || Object.hasOwn(cookies, name)) continue;
    cookies[name] = decode(value);
  }
  return cookies;
}

export function setCookie(name, value, maxAgeSeconds) {
  let line = `${name}=${encodeURIComponent(value)}; Path=/; HttpOnly; Secure; SameSite=Lax`;
  if (maxAgeSeconds !== undefined) line += `; Max-Age=${maxAgeSeconds}`;
  return line;
}

export function deleteCookie(name) {
  return setCookie(name, "", 0);
}
