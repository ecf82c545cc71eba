import { call, collection, dropCollections, expect, pick, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the program has loaded its packages and is connected. */
const CONNECTS = { timeoutMs: 15_000 };

const COOK = { id: randomInt(40, 60), name: "Ines", phone: `555-${randomInt(1000, 9999)}` };
const TITLES = ["Dhal", "Borscht", "Pancakes", "Jollof", "Pho"];
let lastId = randomInt(5, 20);

function recipe({ origin = "Turku" } = {}) {
  lastId += randomInt(1, 9);
  return {
    id: lastId,
    title: `${pick(TITLES)} ${lastId}`,
    minutes: 5 * randomInt(2, 20),
    first_cooked: `2024-0${randomInt(1, 9)}-1${randomInt(0, 9)}`,
    origin,
    cook_id: COOK.id,
  };
}

/** What lies in the collection after an import into an empty database, by the number of the recipe. */
async function stored({ recipes, steps = [], tags = [] }) {
  await dropCollections();
  await call("importRecipes", { recipes, steps, tags, cooks: [COOK] });
  return collection("recipes").find({}, { sort: { _id: 1 } });
}

/** Rows for these texts, numbered in their order, in another order. */
const stepRows = ({ id }, texts) =>
  texts.map((text, index) => ({ recipe_id: id, position: index + 1, text })).reverse();

test("stores one document for each recipe, with its number as the _id", CONNECTS, async () => {
  const recipes = [recipe(), recipe(), recipe()];
  const documents = await stored({ recipes, steps: stepRows(recipes[0], ["Boil the water."]) });
  expect(documents.map(({ _id, title, minutes }) => ({ _id, title, minutes }))).toEqual(
    recipes.map(({ id, title, minutes }) => ({ _id: id, title, minutes })),
  );
});

test("keeps the steps inside their recipe, in their order", async () => {
  const [one, other] = [recipe(), recipe()];
  const texts = Array.from({ length: randomInt(10, 12) }, (_, index) => `Stir for ${index + 3} minutes.`);
  const rows = [...stepRows(one, texts), ...stepRows(other, ["Peel.", "Fry."])];
  const documents = await stored({ recipes: [one, other], steps: rows });
  expect(documents.map(({ steps }) => steps)).toEqual([texts, ["Peel.", "Fry."]]);
});

test("gives each recipe its own tags, and an empty list when it has none", async () => {
  const [one, other, bare] = [recipe(), recipe(), recipe()];
  const tags = [
    { recipe_id: one.id, tag: "vegan" },
    { recipe_id: other.id, tag: "sweet" },
    { recipe_id: one.id, tag: "cheap" },
  ];
  const documents = await stored({ recipes: [one, other, bare], tags, steps: stepRows(bare, ["Wait."]) });
  expect(documents.map((document) => document.tags)).toEqual([["vegan", "cheap"], ["sweet"], []]);
});

test("stores the day as a date, not as a text", async () => {
  const one = recipe();
  const [document] = await stored({ recipes: [one], steps: stepRows(one, ["Wait."]) });
  expect(document?.firstCooked).toEqual(new Date(one.first_cooked));
});

test("refers to the cook by number, and copies nothing of the cook", async () => {
  const one = recipe();
  const [document] = await stored({ recipes: [one], steps: stepRows(one, ["Wait."]) });
  expect(document?.cookId).toBe(COOK.id);
  expect(JSON.stringify(document)).not.toContain(COOK.phone);
});

test("leaves out an origin that is not known, and adds no other field", async () => {
  const [known, unknown] = [recipe(), recipe({ origin: null })];
  const documents = await stored({ recipes: [known, unknown], steps: stepRows(known, ["Wait."]) });
  const common = ["_id", "cookId", "firstCooked", "minutes", "steps", "tags", "title"];
  expect(documents.map((document) => Object.keys(document).sort())).toEqual([
    [...common, "origin"].sort(),
    common,
  ]);
});
