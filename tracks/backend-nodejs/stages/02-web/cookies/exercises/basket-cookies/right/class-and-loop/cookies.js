class CookieReader {
  #found = {};
  add(name, value) {
    if (name in this.#found) return;
    this.#found[name] = value;
  }
  get found() {
    return this.#found;
  }
}

export function parseCookies(header) {
  const reader = new CookieReader();
  if (!header) return reader.found;
  const parts = header.split(";");
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i].trim();
    const at = part.indexOf("=");
    if (at < 0) continue;
    let value = part.substring(at + 1);
    try {
      value = decodeURIComponent(value);
    } catch (error) {
      // keep what was sent
    }
    reader.add(part.substring(0, at), value);
  }
  return reader.found;
}

export function setCookie(name, value, maxAgeSeconds) {
  const age = maxAgeSeconds === undefined ? "" : "; max-age=" + maxAgeSeconds;
  return name + "=" + encodeURIComponent(value) + age + "; path=/; secure; httponly; samesite=lax";
}

export function deleteCookie(name) {
  return name + "=deleted; max-age=0; path=/; secure; httponly; samesite=lax";
}
