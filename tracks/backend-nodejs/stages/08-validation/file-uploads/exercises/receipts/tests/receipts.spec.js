import { expect, randomInt, request, test } from "@aulo/runner/spec";

const LIMIT = 50_000;
const PURPOSES = ["new tyres", "a pump", "paint for frame 7"];

const purpose = () => `${PURPOSES[randomInt(0, 2)]} ${randomInt(1, 999)}`;
const photo = (bytes = 500, part = {}) => ({
  filename: "bill.png",
  type: "image/png",
  content: new Uint8Array(bytes).fill(7),
  ...part,
});

/** What came back for a form: a refusal only with its status and whether it has words. */
async function send(form) {
  const { status, json, text } = await request("POST", "/receipts", { form });
  return { status, json: json === undefined ? text : json };
}

const receipts = async () => (await request("GET", "/receipts")).json;

/** Forms that are refused, by what is wrong with them. */
const REFUSED = {
  "no-photo": [
    ["without a photo", 400, () => ({ purpose: purpose() })],
    ["with a text in place of the photo", 400, () => ({ purpose: purpose(), photo: "bill.png" })],
  ],
  purpose: [
    ["without a purpose", 400, () => ({ photo: photo() })],
    ["with an empty purpose", 400, () => ({ purpose: "", photo: photo() })],
    ["with white space as its purpose", 400, () => ({ purpose: " \t ", photo: photo() })],
    ["with two purposes", 400, () => ({ purpose: ["tyres", "a pump"], photo: photo() })],
    ["with the purpose twice", 400, () => ({ purpose: ["tyres", "tyres"], photo: photo() })],
  ],
  size: [
    ["with one byte too many", 413, () => ({ purpose: purpose(), photo: photo(LIMIT + 1) })],
    ["with a large photo", 413, () => ({ purpose: purpose(), photo: photo(LIMIT * 4) })],
  ],
  type: [
    [
      "with a PDF",
      415,
      () => ({ purpose: purpose(), photo: photo(90, { filename: "bill.pdf", type: "application/pdf" }) }),
    ],
    [
      "with a GIF",
      415,
      () => ({ purpose: purpose(), photo: photo(90, { filename: "bill.gif", type: "image/gif" }) }),
    ],
    ["with a text named .png", 415, () => ({ purpose: purpose(), photo: photo(90, { type: "text/plain" }) })],
    [
      "with a type that only begins alike",
      415,
      () => ({ purpose: purpose(), photo: photo(90, { type: "image/png2" }) }),
    ],
  ],
  "one-photo": [
    ["with two photos", 400, () => ({ purpose: purpose(), photo: [photo(), photo(700)] })],
    ["with a file in another field", 400, () => ({ purpose: purpose(), picture: photo() })],
    [
      "with a second file in another field",
      400,
      () => ({ purpose: purpose(), photo: photo(), copy: photo() }),
    ],
  ],
};

/** Sends each form of this kind and compares what comes back. */
async function expectRefused(kind) {
  for (const [name, status, form] of REFUSED[kind]) {
    const found = await send(form());
    const detail = found.json?.detail;
    const words = typeof detail === "string" && detail.trim() !== "" ? "words" : detail;
    expect({ form: name, status: found.status, detail: words }).toEqual({
      form: name,
      status,
      detail: "words",
    });
  }
}

test("takes a complete form and gives its purpose and its bytes", { checks: ["accepted"] }, async () => {
  const forms = [
    [photo(randomInt(1000, 9000)), "a PNG"],
    [photo(randomInt(10, 900), { type: "image/jpeg", filename: "IMG_77.JPG" }), "a JPEG"],
    [photo(40, { filename: "scan.txt" }), "a PNG with an odd name"],
    [photo(1), "a photo of one byte"],
  ];
  for (const [sent, name] of forms) {
    const form = { purpose: purpose(), photo: sent };
    expect({ form: name, ...(await send(form)) }).toEqual({
      form: name,
      status: 201,
      json: { purpose: form.purpose, bytes: sent.content.length },
    });
  }
});

test("takes a photo of exactly 50,000 bytes", { checks: ["size", "accepted"] }, async () => {
  const form = { purpose: "a poster", photo: photo(LIMIT) };
  expect(await send(form)).toEqual({ status: 201, json: { purpose: "a poster", bytes: LIMIT } });
});

test("takes the fields in any order", { checks: ["accepted"] }, async () => {
  const form = { photo: photo(77), purpose: purpose() };
  expect(await send(form)).toEqual({ status: 201, json: { purpose: form.purpose, bytes: 77 } });
});

test("refuses a form without a photo by 400", { checks: ["no-photo", "detail"] }, async () => {
  await expectRefused("no-photo");
});

test("refuses a body that is not a form by 400", { checks: ["no-photo", "detail"] }, async () => {
  const { status, json } = await request("POST", "/receipts", { json: { purpose: "a pump", photo: "x" } });
  expect({ "POST JSON": status, detail: typeof json?.detail }).toEqual({
    "POST JSON": 400,
    detail: "string",
  });
});

test("refuses a purpose that is missing, blank or doubled by 400", {
  checks: ["purpose", "detail"],
}, async () => {
  await expectRefused("purpose");
});

test("refuses a photo that is too large by 413", { checks: ["size", "detail"] }, async () => {
  await expectRefused("size");
});

test("refuses other types by 415", { checks: ["type", "detail"] }, async () => {
  await expectRefused("type");
});

test("refuses a second file, and a file in another field, by 400", {
  checks: ["one-photo", "detail"],
}, async () => {
  await expectRefused("one-photo");
});

test("lists complete receipts in their order, and nothing of refused ones", {
  checks: ["list", "no-trace"],
}, async () => {
  const before = await receipts();
  const sent = [];
  for (const [, , form] of Object.values(REFUSED).flat()) {
    await send(form());
    const taken = { purpose: purpose(), bytes: randomInt(1, 900) };
    await send({ purpose: taken.purpose, photo: photo(taken.bytes) });
    sent.push(taken);
  }
  expect({ "GET /receipts": await receipts() }).toEqual({ "GET /receipts": [...before, ...sent] });
});

test("keeps forms apart that arrive together", { checks: ["accepted", "list"] }, async () => {
  for (const round of [1, 2, 3, 4]) {
    const before = await receipts();
    const sizes = [11, 22, 33, 44, 55, 66, 77, 88, 99, 110, 121, 132];
    const sent = sizes.map((bytes) => ({ purpose: `trip ${round}, ${bytes} bytes`, bytes }));
    const answers = await Promise.all(
      sent.map(({ purpose, bytes }) => send({ purpose, photo: photo(bytes) })),
    );
    expect(answers).toEqual(sent.map((json) => ({ status: 201, json })));
    const added = (await receipts()).slice(before.length);
    expect(added.toSorted((a, b) => a.bytes - b.bytes)).toEqual(sent);
  }
});
