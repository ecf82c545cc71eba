const control = (headers) => headers["cache-control"] || "";

exports.mayStore = ({ status, headers }, isShared) => {
  const value = control(headers);
  return status === 200 && !/no-store/i.test(value) && !(isShared && /private/i.test(value));
};

exports.questionFor = ({ storedAt, headers }, now) => {
  const [, seconds = "0"] = control(headers).match(/max-age=(\d+)/i) ?? [];
  if (now - storedAt < Number(seconds) && !/no-cache/i.test(control(headers))) return null;
  return "etag" in headers ? { "if-none-match": headers.etag } : {};
};

exports.renew = (copy, response, now) =>
  response.status === 304
    ? { ...copy, headers: { ...copy.headers, ...response.headers }, storedAt: now }
    : { headers: response.headers, body: response.body, storedAt: now };
