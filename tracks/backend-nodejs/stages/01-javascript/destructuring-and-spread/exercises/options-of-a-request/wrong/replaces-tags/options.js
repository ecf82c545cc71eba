export function requestOptions(
  defaults,
  { method = defaults.method, timeoutMs = defaults.timeoutMs, headers, tags = defaults.tags, token } = {},
) {
  return {
    method,
    timeoutMs,
    headers: { ...defaults.headers, ...headers, ...(token && { authorization: `Bearer ${token}` }) },
    tags: [...tags],
  };
}
