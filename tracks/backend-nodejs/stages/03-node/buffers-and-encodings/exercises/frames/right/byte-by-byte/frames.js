exports.encodeFrame = function (text) {
  const body = [...Buffer.from(text)];
  const n = body.length;
  return Buffer.from([Math.floor(n / 16777216), (n >> 16) & 255, (n >> 8) & 255, n & 255, ...body]);
};

exports.decodeFrames = function (chunks) {
  const texts = [];
  let head = [];
  let body = null;
  function finish() {
    const text = Buffer.from(body).toString("utf8");
    if (Buffer.compare(Buffer.from(text, "utf8"), Buffer.from(body)) !== 0) throw new TypeError("bad text");
    texts.push(text);
    head = [];
    body = null;
  }
  for (const chunk of chunks) {
    for (const byte of chunk) {
      if (body === null) head.push(byte);
      else body.push(byte);
      if (body === null && head.length === 4) body = [];
      if (body !== null && body.length === Buffer.from(head).readUInt32BE()) finish();
    }
  }
  if (head.length > 0) throw new Error("incomplete");
  return texts;
};
