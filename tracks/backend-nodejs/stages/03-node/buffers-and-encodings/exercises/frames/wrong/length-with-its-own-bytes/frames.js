const LENGTH_BYTES = 4;

export function encodeFrame(text) {
  const bytes = Buffer.from(text, "utf8");
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes.length + LENGTH_BYTES, 0);
  return Buffer.concat([length, bytes]);
}

export function decodeFrames(chunks) {
  const bytes = Buffer.concat(chunks);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const texts = [];
  let at = 0;
  while (at < bytes.length) {
    if (bytes.length - at < LENGTH_BYTES) throw new Error("The last length is incomplete.");
    const start = at + LENGTH_BYTES;
    const end = start + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new Error("The last text is incomplete.");
    texts.push(decoder.decode(bytes.subarray(start, end)));
    at = end;
  }
  return texts;
}
