export function encodeFrame(text) {
  const bytes = Buffer.from(text, "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length, 0);
  return Buffer.concat([length, bytes]);
}

export function decodeFrames(chunks) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return chunks.map((chunk) => {
    const bytes = Buffer.from(chunk);
    if (bytes.length !== 4 + bytes.readUInt32BE(0)) throw new Error("The frame is incomplete.");
    return decoder.decode(bytes.subarray(4));
  });
}
