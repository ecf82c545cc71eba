export function requestOptions(defaults, { headers, tags = [], token, method, timeoutMs } = {}) {
  return {
    method,
    timeoutMs,
    ...defaults,
    headers: { ...defaults.headers, ...headers, ...(token && { authorization: `Bearer ${token}` }) },
    tags: [...defaults.tags, ...tags],
  };
}
