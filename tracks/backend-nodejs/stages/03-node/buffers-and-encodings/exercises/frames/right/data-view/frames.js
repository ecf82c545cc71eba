export const encodeFrame = (text) => {
  const bytes = new TextEncoder().encode(text);
  const frame = new Uint8Array(bytes.length + 4);
  new DataView(frame.buffer).setUint32(0, bytes.length);
  frame.set(bytes, 4);
  return frame;
};

export const decodeFrames = (chunks) => {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let filled = 0;
  for (const chunk of chunks) {
    all.set(chunk, filled);
    filled += chunk.length;
  }
  const view = new DataView(all.buffer);
  const texts = [];
  for (let at = 0; at < all.length; ) {
    const length = view.getUint32(at);
    texts.push(new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(all.buffer, at + 4, length)));
    at += 4 + length;
  }
  return texts;
};
