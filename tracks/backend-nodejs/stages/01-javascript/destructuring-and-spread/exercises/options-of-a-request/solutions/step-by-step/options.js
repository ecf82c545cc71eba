export function requestOptions(defaults, options = {}) {
  const result = structuredClone(defaults);

  if (options.method !== undefined) result.method = options.method;
  if (options.timeoutMs !== undefined) result.timeoutMs = options.timeoutMs;

  Object.assign(result.headers, options.headers);
  if (options.token) {
    result.headers.authorization = `Bearer ${options.token}`;
  }

  result.tags.push(...(options.tags ?? []));
  return result;
}
