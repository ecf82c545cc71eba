/** The directives of a response, such as ["private", "max-age=60"]. */
const listOf = ({ headers }) =>
  String(headers["cache-control"] ?? "")
    .split(",")
    .map((directive) => directive.trim().toLowerCase());

const has = (response, name) => listOf(response).includes(name);

function maxAgeOf(response) {
  const found = listOf(response).find((directive) => directive.startsWith("max-age="));
  return found === undefined ? 0 : Number(found.slice("max-age=".length));
}

export function mayStore(response, isShared) {
  const forbidden = has(response, "no-store") || (isShared && has(response, "private"));
  return response.status === 200 && !forbidden;
}

export function questionFor(copy, now) {
  const isFresh = now < copy.storedAt + maxAgeOf(copy) && !has(copy, "no-cache");
  if (isFresh) return null;
  const question = {};
  if (copy.headers.etag) question["if-none-match"] = copy.headers.etag;
  return question;
}

export function renew(copy, { status, headers, body }, now) {
  const isSame = status === 304;
  return {
    storedAt: now,
    headers: isSame ? Object.assign({}, copy.headers, headers) : headers,
    body: isSame ? copy.body : body,
  };
}
