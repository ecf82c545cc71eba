export function requestOptions(
  defaults,
  { method = defaults.method, timeoutMs = defaults.timeoutMs, headers, tags = [], token } = {},
) {
  return {
    method,
    timeoutMs,
    headers: { ...headers, ...defaults.headers, ...(token && { authorization: `Bearer ${token}` }) },
    tags: [...defaults.tags, ...tags],
  };
}
