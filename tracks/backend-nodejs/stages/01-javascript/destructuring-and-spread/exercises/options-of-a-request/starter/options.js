export function requestOptions(defaults, options) {
  return { ...defaults, ...options };
}
