import { call, expect, pick, randomInt, test } from "@aulo/runner/spec";

/** Bytes as pairs of digits, such as `00 ff`. */
const toHex = (bytes) =>
  bytes instanceof Uint8Array
    ? Buffer.from(bytes)
        .toString("hex")
        .replaceAll(/..(?=.)/g, "$& ")
    : bytes;

/** The frame of a text. */
const frameOf = (text) => {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};
const encoded = async (text) => toHex(await call("encodeFrame", text));
const decoded = (...chunks) =>
  call(
    "decodeFrames",
    chunks.map((chunk) => new Uint8Array(chunk)),
  );

const WORDS = ["lamp", "Zoë", "größer", "東京", "🚲", "naïve café", "ł"];

test("puts the number of bytes before the text", { checks: ["length", "text"] }, async () => {
  for (const text of [...WORDS, `lamp ${randomInt(100, 999)}`]) {
    expect({ text, frame: await encoded(text) }).toEqual({ text, frame: toHex(frameOf(text)) });
  }
});

test("writes the length of long texts", { checks: ["length"] }, async () => {
  for (const letters of [200, 255, 256, 300, 66_000]) {
    const frame = await call("encodeFrame", "é".repeat(letters));
    const found = { bytes: frame?.length, length: toHex(frame?.subarray?.(0, 4)) };
    const expected = { bytes: 2 * letters + 4, length: toHex(frameOf("é".repeat(letters)).subarray(0, 4)) };
    expect({ letters, ...found }).toEqual({ letters, ...expected });
  }
});

test("makes four zeros of an empty string", { checks: ["empty"] }, async () => {
  expect(await encoded("")).toBe("00 00 00 00");
});

test("reads one message", { checks: ["decode"] }, async () => {
  const text = `lamp ${randomInt(1, 99)}`;
  expect(await decoded(frameOf(text))).toEqual([text]);
});

test("reads several messages from one chunk", { checks: ["decode"] }, async () => {
  const texts = [...WORDS, pick(WORDS), "a\n\u0000b", "x".repeat(300), "last"];
  expect(await decoded(Buffer.concat(texts.map(frameOf)))).toEqual(texts);
});

test("reads empty messages", { checks: ["decode"] }, async () => {
  const texts = ["", "a", "", "", "b", ""];
  expect(await decoded(Buffer.concat(texts.map(frameOf)))).toEqual(texts);
});

test("reads nothing from nothing", { checks: ["decode", "chunks"] }, async () => {
  expect({ "no chunk": await decoded(), "empty chunks": await decoded([], []) }).toEqual({
    "no chunk": [],
    "empty chunks": [],
  });
});

/** The bytes in chunks of this size. */
const chunksOf = (bytes, size) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );

test("reads messages wherever the chunks end", { checks: ["chunks"] }, async () => {
  const texts = ["Zoë", "", "🚲 in 東京", "lamp", "", "größer".repeat(50)];
  const bytes = Buffer.concat(texts.map(frameOf));
  for (const size of [1, 2, 3, 5, 7, 64]) {
    expect({ size, texts: await decoded(...chunksOf(bytes, size)) }).toEqual({ size, texts });
  }
});

test("does not mind empty chunks between others", { checks: ["chunks"] }, async () => {
  const bytes = frameOf("Zoë");
  expect(
    await decoded([], bytes.subarray(0, 2), [], bytes.subarray(2, 7), [], bytes.subarray(7), []),
  ).toEqual(["Zoë"]);
});

/** Whether decoding throws an error. */
const refused = (...chunks) =>
  decoded(...chunks).then(
    (value) => ({ returned: value }),
    (error) => (error instanceof Error ? "an Error" : { thrown: error }),
  );

test("refuses a message whose text is cut", { checks: ["incomplete"] }, async () => {
  const bytes = Buffer.concat([frameOf("ok"), frameOf("lamp")]);
  for (const missing of [1, 3, 4]) {
    expect({ missing, found: await refused(bytes.subarray(0, -missing)) }).toEqual({
      missing,
      found: "an Error",
    });
  }
});

test("refuses a message whose length is cut", { checks: ["incomplete"] }, async () => {
  for (const length of [1, 2, 3]) {
    const found = await refused(frameOf("ok"), Buffer.alloc(length));
    expect({ "bytes of the length": length, found }).toEqual({
      "bytes of the length": length,
      found: "an Error",
    });
  }
});

const BAD = [[0xff], [0x61, 0xc3], [0xa9, 0x61], [0xf0, 0x9f, 0x9a]];
test("refuses bytes that are not UTF-8", { checks: ["invalid"] }, async () => {
  for (const bytes of BAD) {
    const found = await refused(frameOf("ok"), [0, 0, 0, bytes.length, ...bytes], frameOf("é"));
    expect({ bytes: toHex(new Uint8Array(bytes)), found }).toEqual({
      bytes: toHex(new Uint8Array(bytes)),
      found: "an Error",
    });
  }
});
