class Control {
  constructor(headers) {
    const header = headers["cache-control"];
    this.parts = header === undefined ? [] : header.toLowerCase().split(",").map((part) => part.trim());
  }
  has(name) {
    return this.parts.indexOf(name) !== -1;
  }
  get maxAge() {
    for (const part of this.parts) {
      const [name, seconds] = part.split("=");
      if (name === "max-age") return parseInt(seconds, 10);
    }
    return null;
  }
}

export function mayStore(response, isShared) {
  const control = new Control(response.headers);
  if (response.status !== 200) return false;
  if (control.has("no-store")) return false;
  if (isShared && control.has("private")) return false;
  return true;
}

export function questionFor(copy, now) {
  const control = new Control(copy.headers);
  let fresh = false;
  if (control.maxAge !== null) fresh = now - copy.storedAt < control.maxAge;
  if (control.has("no-cache")) fresh = false;
  if (fresh) return null;
  return copy.headers.etag ? { "if-none-match": copy.headers.etag } : {};
}

export function renew(copy, response, now) {
  const next = { ...copy, storedAt: now };
  if (response.status === 304) {
    next.headers = { ...copy.headers };
    for (const name of Object.keys(response.headers)) next.headers[name] = response.headers[name];
  } else {
    next.headers = response.headers;
    next.body = response.body;
  }
  return next;
}
