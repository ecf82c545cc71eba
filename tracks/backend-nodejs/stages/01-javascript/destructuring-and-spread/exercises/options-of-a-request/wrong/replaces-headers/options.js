export function requestOptions(
  defaults,
  { method = defaults.method, timeoutMs = defaults.timeoutMs, headers = defaults.headers, tags = [], token } = {},
) {
  return {
    method,
    timeoutMs,
    headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
    tags: [...defaults.tags, ...tags],
  };
}
