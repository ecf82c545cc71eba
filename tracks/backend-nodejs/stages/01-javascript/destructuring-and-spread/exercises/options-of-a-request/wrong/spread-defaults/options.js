export function requestOptions(defaults, options = {}) {
  const { method, timeoutMs, headers, tags, token } = { ...defaults, ...options };
  return {
    method,
    timeoutMs,
    headers: { ...defaults.headers, ...headers, ...(token && { authorization: `Bearer ${token}` }) },
    tags: options.tags ? [...defaults.tags, ...tags] : [...defaults.tags],
  };
}
