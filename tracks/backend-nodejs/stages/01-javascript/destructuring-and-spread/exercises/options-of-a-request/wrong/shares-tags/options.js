export function requestOptions(
  defaults,
  { method = defaults.method, timeoutMs = defaults.timeoutMs, headers, tags, token } = {},
) {
  return {
    method,
    timeoutMs,
    headers: { ...defaults.headers, ...headers, ...(token && { authorization: `Bearer ${token}` }) },
    tags: tags ? [...defaults.tags, ...tags] : defaults.tags,
  };
}
