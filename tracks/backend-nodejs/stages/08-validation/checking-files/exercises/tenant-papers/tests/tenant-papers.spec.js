import { call, describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

const SIGNATURES = {
  "image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  "image/jpeg": [0xff, 0xd8, 0xff],
  "application/pdf": [0x25, 0x50, 0x44, 0x46, 0x2d],
};
const ENDINGS = { "image/png": "png", "image/jpeg": "jpg", "application/pdf": "pdf" };

const noise = (length) => Array.from({ length }, () => randomInt(0, 255));
const file = (type, length = 40) => Uint8Array.from([...SIGNATURES[type], ...noise(length)]);
const text = (words) => Uint8Array.from(Buffer.from(words));

/** Results of `typeOf` by the words for the bytes. */
async function typesOf(cases) {
  const found = {};
  for (const [name, bytes] of cases) found[name] = await call("typeOf", bytes);
  return found;
}

/** Saves these uploads at once into an empty folder, and gives results and files, by name. */
function saveAll(uploads) {
  return inside(async ({ save }, uploads) => {
    const { mkdir, mkdtemp, readFile, readdir, rm } = await import("node:fs/promises");
    const { tmpdir } = await import("node:os");
    const { join } = await import("node:path");
    const outer = await mkdtemp(join(tmpdir(), "papers-"));
    const folder = join(outer, "inner", "papers");
    await mkdir(folder, { recursive: true });
    const results = await Promise.all(uploads.map((upload) => save(folder, upload)));
    const files = {};
    for (const name of await readdir(outer, { recursive: true })) {
      if (name !== "inner" && name !== join("inner", "papers"))
        files[name] = [...(await readFile(join(outer, name)))];
    }
    await rm(outer, { recursive: true });
    const prefix = join("inner", "papers", "x").slice(0, -1);
    return {
      results,
      files: Object.fromEntries(
        Object.entries(files).map(([name, bytes]) => [name.replace(prefix, ""), bytes]),
      ),
    };
  }, uploads);
}

const TYPES = Object.keys(SIGNATURES);
const NAMES = [
  "quentin.pdf",
  "../../Quentin.png",
  "/tmp/quentin-2.jpg",
  "a.png.html",
  "",
  "..",
  "con.PDF",
  "x\u0000.png",
  "no-ending",
];

describe("typeOf", () => {
  test("knows a PNG by its eight bytes", { checks: ["png"] }, async () => {
    const all = SIGNATURES["image/png"];
    const wrong = all.map((byte, index) => [
      `byte ${index + 1} differs`,
      Uint8Array.from(all.with(index, byte ^ 1)),
    ]);
    const found = await typesOf([
      ["a PNG", file("image/png")],
      ["the eight bytes alone", Uint8Array.from(all)],
      ...wrong,
    ]);
    const expected = { "a PNG": "image/png", "the eight bytes alone": "image/png" };
    for (const [name] of wrong) expected[name] = null;
    expect(found).toEqual(expected);
  });

  test("knows a JPEG by its three bytes", { checks: ["jpeg"] }, async () => {
    const [first, second, third] = SIGNATURES["image/jpeg"];
    const found = await typesOf([
      ["FF D8 FF E0", Uint8Array.from([first, second, third, 0xe0, 1])],
      ["FF D8 FF E1", Uint8Array.from([first, second, third, 0xe1, 1])],
      ["FF D8 FF DB", Uint8Array.from([first, second, third, 0xdb, 1])],
      ["FF D8 FF", Uint8Array.from([first, second, third])],
      ["FF D8 FE", Uint8Array.from([first, second, 0xfe, 0xe0])],
      ["FF D9 FF", Uint8Array.from([first, 0xd9, third, 0xe0])],
    ]);
    const jpeg = "image/jpeg";
    expect(found).toEqual({
      "FF D8 FF E0": jpeg,
      "FF D8 FF E1": jpeg,
      "FF D8 FF DB": jpeg,
      "FF D8 FF": jpeg,
      "FF D8 FE": null,
      "FF D9 FF": null,
    });
  });

  test("knows a PDF by its five bytes", { checks: ["pdf"] }, async () => {
    const found = await typesOf([
      ["%PDF-1.4", text("%PDF-1.4 x")],
      ["%PDF-2.0", text("%PDF-2.0")],
      ["%PDF-", text("%PDF-")],
      ["%PDF 1.4", text("%PDF 1.4")],
      ["%pdf-1.4", text("%pdf-1.4")],
    ]);
    const pdf = "application/pdf";
    expect(found).toEqual({
      "%PDF-1.4": pdf,
      "%PDF-2.0": pdf,
      "%PDF-": pdf,
      "%PDF 1.4": null,
      "%pdf-1.4": null,
    });
  });

  test("gives null for anything else", { checks: ["other"] }, async () => {
    const cases = [
      ["no bytes", new Uint8Array()],
      ["one byte", Uint8Array.from([0x89])],
      ["two bytes of a JPEG", Uint8Array.from([0xff, 0xd8])],
      ["seven bytes of a PNG", Uint8Array.from(SIGNATURES["image/png"].slice(0, 7))],
      ["four bytes of a PDF", text("%PDF")],
      ["a page", text("<!doctype html><script>alert(1)</script>")],
      ["a GIF", text("GIF89a....")],
      ["zeros", new Uint8Array(30)],
      ["a PDF after a space", text(" %PDF-1.7")],
      ["a page that mentions a PDF", text("<p>%PDF-1.7</p>")],
      ["a PNG in the middle", Uint8Array.from([0, ...SIGNATURES["image/png"]])],
    ];
    expect(await typesOf(cases)).toEqual(Object.fromEntries(cases.map(([name]) => [name, null])));
  });
});

describe("save", () => {
  test.each(TYPES)(
    "stores exactly the bytes of %s under storedAs",
    { checks: ["saved", "form"] },
    async (type) => {
      const bytes = file(type, randomInt(0, 3000));
      const { results, files } = await saveAll([{ name: "paper", bytes }]);
      const [result] = results;
      expect({ type: result?.type, files }).toEqual({ type, files: { [result?.storedAs]: [...bytes] } });
      const form = new RegExp(`^[a-z0-9-]+\\.${ENDINGS[type]}$`);
      expect(result.storedAs).toMatch(form);
    },
  );

  test("ignores the name that the client gives", { checks: ["name-ignored", "form"] }, async () => {
    for (const type of TYPES) {
      const bytes = file(type);
      const { results, files } = await saveAll(NAMES.map((name) => ({ name, bytes })));
      for (const [index, name] of NAMES.entries()) {
        const storedAs = results[index]?.storedAs ?? "";
        const form = new RegExp(`^[a-z0-9-]+\\.${ENDINGS[type]}$`).test(storedAs) ? "as asked for" : storedAs;
        const copied = storedAs.toLowerCase().includes("quentin");
        expect({ name, type: results[index]?.type, form, copied }).toEqual({
          name,
          type,
          form: "as asked for",
          copied: false,
        });
      }
      const elsewhere = Object.keys(files).filter((path) => path.includes("/"));
      expect({ "files outside of the folder": elsewhere }).toEqual({ "files outside of the folder": [] });
    }
  });

  test("makes a new name for each call, also for the same file", { checks: ["unique"] }, async () => {
    const upload = { name: "lease.pdf", bytes: file("application/pdf") };
    const { results, files } = await saveAll(Array.from({ length: 40 }, () => upload));
    const names = new Set(results.map(({ storedAs }) => storedAs));
    expect({ names: names.size, files: Object.keys(files).length }).toEqual({ names: 40, files: 40 });
    const again = (await saveAll([upload, upload])).results.map(({ storedAs }) => storedAs);
    expect({ "names used before": again.filter((name) => names.has(name)) }).toEqual({
      "names used before": [],
    });
    const lengths = [...names].map((name) => name.length);
    expect({ "long enough to be unpredictable": Math.min(...lengths) >= 16 }).toEqual({
      "long enough to be unpredictable": true,
    });
    // A clock or a counter changes a few letters of a name only; a random part takes many values in each of its places.
    const places = Array.from({ length: 16 + ".pdf".length }, (_, index) => -1 - index);
    const changing = places.filter((place) => new Set([...names].map((name) => name.at(place))).size >= 6);
    expect({ "eight letters or more change from name to name": changing.length >= 8 }).toEqual({
      "eight letters or more change from name to name": true,
    });
  });

  test("resolves to null and writes nothing for another content", { checks: ["refused"] }, async () => {
    const uploads = [
      { name: "photo.png", bytes: text("<script>alert(1)</script>") },
      { name: "photo.jpg", bytes: new Uint8Array() },
      { name: "lease.pdf", bytes: text("%PDF") },
      { name: "x.gif", bytes: text("GIF89a") },
    ];
    expect(await saveAll(uploads)).toEqual({ results: [null, null, null, null], files: {} });
  });

  test("stores the good files beside refused ones", { checks: ["saved", "refused"] }, async () => {
    const good = file("image/png");
    const { results, files } = await saveAll([
      { name: "a", bytes: text("x") },
      { name: "b.txt", bytes: good },
    ]);
    expect({ refused: results[0], files }).toEqual({
      refused: null,
      files: { [results[1]?.storedAs]: [...good] },
    });
  });
});

describe("pathOf", () => {
  const folder = "/srv/tenants/papers";

  test("gives the absolute path for a name in the right form", { checks: ["path"] }, async () => {
    const { results } = await saveAll(TYPES.map((type) => ({ name: "x", bytes: file(type) })));
    const names = [...results.map(({ storedAs }) => storedAs), "a.png", "0.jpg", "7-b.pdf", "0f8e-11.jpg"];
    for (const name of names) {
      expect({ [`pathOf ${name}`]: await call("pathOf", folder, name) }).toEqual({
        [`pathOf ${name}`]: `${folder}/${name}`,
      });
    }
  });

  test("gives null for any other string", { checks: ["path-null"] }, async () => {
    const strings = [
      ...[
        "",
        ".",
        "..",
        "/",
        ".png",
        "a",
        "a.",
        "png",
        "a.txt",
        "a.html",
        "a.png.html",
        "a.html.png",
        "a..png",
        "a.jpeg",
      ],
      ...[
        "../a.png",
        "../papers/a.png",
        "x/../a.png",
        "./a.png",
        "/a.png",
        "/etc/passwd",
        "../../../../etc/passwd",
        "sub/a.png",
      ],
      ...[
        "..\\a.png",
        "a.png/..",
        "a.png/",
        "A.png",
        "a.PNG",
        "a b.png",
        "a.png ",
        " a.png",
        "a.png\n",
        "\na.png",
        "a\n.png",
      ],
      ...[
        "a.png\u0000",
        "a\u0000.png",
        "..%2fa.png",
        "%2e%2e/a.png",
        "ä.png",
        "a_b.png",
        "a.pngx",
        "a.png?",
        "axpng",
      ],
    ];
    const found = {};
    for (const string of strings) found[JSON.stringify(string)] = await call("pathOf", folder, string);
    expect(found).toEqual(Object.fromEntries(strings.map((string) => [JSON.stringify(string), null])));
  });
});
