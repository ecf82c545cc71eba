export function requestOptions(
  defaults,
  { method = defaults.method, timeoutMs = defaults.timeoutMs, headers, tags = [], token } = {},
) {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return {
    method,
    timeoutMs,
    headers: { ...defaults.headers, ...headers, ...authorization },
    tags: [...defaults.tags, ...tags],
  };
}
