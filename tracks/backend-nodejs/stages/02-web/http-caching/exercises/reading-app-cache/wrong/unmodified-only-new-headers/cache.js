function directivesOf(headers) {
  const directives = {};
  for (const part of (headers["cache-control"] ?? "").toLowerCase().split(",")) {
    const [name, value] = part.trim().split("=");
    directives[name] = value ?? true;
  }
  return directives;
}

export function mayStore({ status, headers }, isShared) {
  const directives = directivesOf(headers);
  if (status !== 200 || directives["no-store"]) return false;
  return !(isShared && directives.private);
}

export function questionFor({ storedAt, headers }, now) {
  const directives = directivesOf(headers);
  const age = now - storedAt;
  if (!directives["no-cache"] && age < Number(directives["max-age"])) return null;
  return headers.etag === undefined ? {} : { "if-none-match": headers.etag };
}

export function renew(copy, response, now) {
  if (response.status === 304) {
    return { storedAt: now, headers: response.headers, body: copy.body };
  }
  return { storedAt: now, headers: response.headers, body: response.body };
}
