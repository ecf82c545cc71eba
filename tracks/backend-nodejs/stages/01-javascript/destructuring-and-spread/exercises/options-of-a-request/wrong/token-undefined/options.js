export function requestOptions(
  defaults,
  { method = defaults.method, timeoutMs = defaults.timeoutMs, headers, tags = [], token } = {},
) {
  return {
    method,
    timeoutMs,
    headers: { ...defaults.headers, ...headers, authorization: token && `Bearer ${token}` },
    tags: [...defaults.tags, ...tags],
  };
}
