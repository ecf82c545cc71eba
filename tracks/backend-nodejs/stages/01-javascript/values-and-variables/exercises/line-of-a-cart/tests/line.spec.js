import { call, describe, expect, randomInt, test } from "@aulo/runner/spec";

/** The parts of a line, so that a failure shows which one is wrong; any other result as it is. */
async function cartLine(article, price, inCart, typed) {
  const line = await call("cartLine", article, price, inCart, typed);
  const parts = typeof line === "string" ? /^(\S+) x (.*), (\S+) each, (\S+) in all$/s.exec(line) : null;
  if (parts === null) return { line };
  const [, pieces, name, each, total] = parts;
  return { line, pieces, article: name, each, total };
}

const lineOf = (article, price, pieces) => `${pieces} x ${article}, ${price} each, ${pieces * price} in all`;

describe("cartLine", () => {
  test("adds the typed number to the pieces in the cart", { checks: ["pieces"] }, async () => {
    const [price, inCart, typed] = [randomInt(2, 9), randomInt(2, 9), randomInt(2, 9)];
    const found = await cartLine("Lamp", price, inCart, `${typed}`);
    expect(found).toMatchObject({ pieces: `${inCart + typed}` });
    const many = await cartLine("Lamp", price, 98, `${typed}`);
    expect(many).toMatchObject({ pieces: `${98 + typed}` });
  });

  test("names the price of one piece", { checks: ["price"] }, async () => {
    const price = randomInt(11, 99);
    expect(await cartLine("Lamp", price, 2, `${randomInt(2, 9)}`)).toMatchObject({ each: `${price}` });
  });

  test("names the total of all pieces", { checks: ["total"] }, async () => {
    const [price, inCart, typed] = [randomInt(11, 99), randomInt(2, 9), randomInt(10, 99)];
    const found = await cartLine("Lamp", price, inCart, `${typed}`);
    expect(found).toMatchObject({ total: `${(inCart + typed) * price}` });
  });

  test("counts an empty field as 0", { checks: ["empty"] }, async () => {
    const [price, inCart] = [randomInt(2, 9), randomInt(2, 9)];
    expect(await cartLine("Lamp", price, inCart, "")).toMatchObject({ line: lineOf("Lamp", price, inCart) });
  });

  test.each(["desk", "Sofa, red", "007", "", "x", "7.50", "null", " Lamp "])(
    "names the article %j",
    { checks: ["article"] },
    async (article) => {
      const [price, typed] = [randomInt(2, 9), randomInt(2, 9)];
      const found = await cartLine(article, price, 3, `${typed}`);
      expect(found).toMatchObject({ line: lineOf(article, price, 3 + typed) });
    },
  );

  const ZEROS = [
    [0, 2, "1"],
    [8, 0, "0"],
    [8, 0, "3"],
    [8, 3, "0"],
    [8, 0, ""],
    [0, 0, "0"],
  ];
  test.each(ZEROS)(
    "writes 0 as a digit: price %d, %d in the cart, %j typed",
    { checks: ["zero"] },
    async (price, inCart, typed) => {
      const found = await cartLine("Lamp", price, inCart, typed);
      expect(found).toMatchObject({ line: lineOf("Lamp", price, inCart + Number(typed)) });
    },
  );

  test("hands back exactly one line", { checks: ["pieces", "article", "price", "total"] }, async () => {
    expect(await cartLine("Lamp", 8, 2, "3")).toMatchObject({ line: "5 x Lamp, 8 each, 40 in all" });
  });
});
