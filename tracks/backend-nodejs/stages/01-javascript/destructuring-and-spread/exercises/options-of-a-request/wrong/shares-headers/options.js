export function requestOptions(
  defaults,
  { method = defaults.method, timeoutMs = defaults.timeoutMs, headers, tags = [], token } = {},
) {
  const merged = headers || token ? { ...defaults.headers, ...headers } : defaults.headers;
  if (token) merged.authorization = `Bearer ${token}`;
  return { method, timeoutMs, headers: merged, tags: [...defaults.tags, ...tags] };
}
