export function requestOptions(defaults, options = {}) {
  const { headers, tags = [], token } = options;
  return {
    method: options.method ?? defaults.method,
    timeoutMs: options.timeoutMs ?? defaults.timeoutMs,
    headers: { ...defaults.headers, ...headers, ...(token && { authorization: `Bearer ${token}` }) },
    tags: [...defaults.tags, ...tags],
  };
}
