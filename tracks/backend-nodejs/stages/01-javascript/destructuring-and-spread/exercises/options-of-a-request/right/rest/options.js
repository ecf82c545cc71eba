export function requestOptions({ headers, tags, ...plain }, options = {}) {
  const { headers: more = {}, tags: others = [], token, method, timeoutMs } = options;
  const merged = { ...headers, ...more };
  if (typeof token === "string") merged.authorization = `Bearer ${token}`;
  const result = { ...plain, headers: merged, tags: [...tags, ...others] };
  if (method !== undefined) result.method = method;
  if (timeoutMs !== undefined) result.timeoutMs = timeoutMs;
  return result;
}
