export function requestOptions(
  defaults,
  { method = defaults.method, timeoutMs = defaults.timeoutMs, headers, tags = [], token } = {},
) {
  return {
    method,
    timeoutMs,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...defaults.headers, ...headers },
    tags: [...defaults.tags, ...tags],
  };
}
