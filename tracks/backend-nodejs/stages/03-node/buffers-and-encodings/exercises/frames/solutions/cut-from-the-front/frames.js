export function encodeFrame(text) {
  const frame = Buffer.alloc(4 + Buffer.byteLength(text));
  frame.writeUInt32BE(frame.length - 4);
  frame.write(text, 4);
  return frame;
}

function takeFrame(rest) {
  const length = rest.readUInt32BE(0);
  const body = rest.subarray(4, 4 + length);
  if (body.length < length) throw new Error(`${length - body.length} bytes are missing`);
  const text = body.toString();
  if (!Buffer.from(text).equals(body)) throw new Error("this is not UTF-8");
  return { text, rest: rest.subarray(4 + length) };
}

export function decodeFrames(chunks) {
  const texts = [];
  let rest = Buffer.concat(chunks);
  while (rest.length > 0) {
    const frame = takeFrame(rest);
    texts.push(frame.text);
    rest = frame.rest;
  }
  return texts;
}
