export function requestOptions(
  defaults,
  { method = defaults.method, timeoutMs = defaults.timeoutMs, headers, tags = [], token, ...rest } = {},
) {
  return {
    ...rest,
    method,
    timeoutMs,
    headers: { ...defaults.headers, ...headers, ...(token && { authorization: `Bearer ${token}` }) },
    tags: [...defaults.tags, ...tags],
  };
}
