export function requestOptions(defaults, options = {}) {
  const { method = defaults.method, timeoutMs = defaults.timeoutMs, headers, tags = [], token } = options;
  const result = {
    method,
    timeoutMs,
    headers: { ...defaults.headers, ...headers },
    tags: [...defaults.tags, ...tags],
    token,
  };
  if (token) result.headers.authorization = `Bearer ${token}`;
  return result;
}
