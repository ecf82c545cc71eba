export const requestOptions = (defaults, options) => {
  const given = options || {};
  const result = { headers: {}, tags: [] };
  for (const key of ["method", "timeoutMs"]) {
    result[key] = given[key] === undefined ? defaults[key] : given[key];
  }
  for (const source of [defaults.headers, given.headers ?? {}]) {
    for (const name of Object.keys(source)) result.headers[name] = source[name];
  }
  if (given.token) result.headers["authorization"] = "Bearer " + given.token;
  result.tags = defaults.tags.concat(given.tags || []);
  return result;
};
