exports.parseCookies = (header) => {
  const cookies = {};
  for (const [, name, value] of String(header ?? "").matchAll(/([^=;\s]+)=([^;]*)/g)) {
    if (cookies[name] !== undefined) continue;
    try {
      cookies[name] = decodeURIComponent(value.trim());
    } catch {
      cookies[name] = value.trim();
    }
  }
  return cookies;
};

const setCookie = (name, value, maxAgeSeconds) => {
  const parts = [`${name}=${encodeURIComponent(value)}`, "Secure", "HttpOnly", "SameSite=Lax", "Path=/"];
  if (typeof maxAgeSeconds === "number") parts.push(`Max-Age=${maxAgeSeconds}`);
  return parts.join("; ");
};
exports.setCookie = setCookie;
exports.deleteCookie = (name) => setCookie(name, "", 0);
