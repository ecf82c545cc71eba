function decode(value) {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export function parseCookies(header) {
  const cookies = {};
  for (const pair of header.split(";")) {
    const end = pair.indexOf("=");
    if (end === -1) continue;
    const name = pair.slice(0, end).trim();
    if (!Object.hasOwn(cookies, name)) cookies[name] = decode(pair.slice(end + 1).trim());
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
