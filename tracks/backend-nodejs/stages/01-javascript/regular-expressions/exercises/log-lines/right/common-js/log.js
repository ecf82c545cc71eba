const slug = /^(?!-)(?:[a-z0-9]|-(?=[a-z0-9]))+$/;

module.exports.isSlug = (text) => slug.test(text);

module.exports.parseLine = function (line) {
  const parts = line.split(" ");
  if (parts.length !== 5) return null;
  const [address, time, method, path, status] = parts;
  if (address === "" || !/^\[.+\]$/.test(time) || !/^"[A-Z]+$/.test(method)) return null;
  if (!/^.+"$/.test(path) || !/^[0-9]{3}$/.test(status)) return null;
  return {
    address: address,
    time: time.slice(1, -1),
    method: method.slice(1),
    path: path.slice(0, -1),
    status: parseInt(status, 10),
  };
};

module.exports.hideCards = (text) =>
  text
    .replace(/\b\d{4} \d{4} \d{4} (\d{4})\b/g, "**** **** **** $1")
    .replace(/\b\d{12}(\d{4})\b/g, "**** **** **** $1");

module.exports.countWord = function (text, word) {
  const safe = word.replace(/[.*+?^${}()|[\]\\\/-]/g, "\\$&");
  const found = text.match(new RegExp(safe, "gi"));
  return found ? found.length : 0;
};
