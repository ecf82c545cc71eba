import { call, collection, dropCollections, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

/** For the first test: it waits until the program has loaded its packages and is connected. */
const CONNECTS_MS = 15_000;

const COOKS = [
  { id: randomInt(40, 50), name: "Ines", phone: `555-${randomInt(1000, 9999)}` },
  { id: randomInt(51, 60), name: "Omar", phone: `555-${randomInt(1000, 9999)}` },
];
const TITLES = ["Dhal", "Borscht", "Pancakes", "Jollof", "Pho"];
let lastId = randomInt(5, 20);

function recipe(change = {}) {
  lastId += randomInt(1, 9);
  return {
    id: lastId,
    title: `${pick(TITLES)} ${lastId}`,
    minutes: 5 * randomInt(2, 20),
    first_cooked: `2024-0${randomInt(1, 9)}-1${randomInt(0, 9)}`,
    origin: "Turku",
    cook_id: COOKS[0].id,
    ...change,
  };
}

/** The documents of the collection after an import into an empty database, by the number of the recipe. */
async function stored({ recipes, steps = [], tags = [] }) {
  await dropCollections();
  await call("importRecipes", { recipes, steps, tags, cooks: COOKS });
  return documents();
}

const documents = () => collection("recipes").find({}, { sort: { _id: 1 } });

/** Rows for these texts, numbered in their order, in another order. */
const stepRows = ({ id }, texts) =>
  texts.map((text, index) => ({ recipe_id: id, position: index + 1, text })).reverse();

/** The whole document of a recipe. */
function documentOf({ id, title, minutes, first_cooked, origin, cook_id }, { tags = [], steps = [] } = {}) {
  const known = origin === null ? {} : { origin };
  return {
    _id: id,
    title,
    minutes,
    firstCooked: new Date(first_cooked),
    ...known,
    cookId: cook_id,
    tags,
    steps,
  };
}

test("stores one document for each recipe, with its number as the _id", {
  checks: ["one-document", "id", "title-minutes"],
  timeoutMs: CONNECTS_MS,
}, async () => {
  const recipes = [recipe(), recipe({ minutes: 0 }), recipe()];
  const found = await stored({ recipes, steps: stepRows(recipes[0], ["Boil the water."]) });
  expect(found.map(({ _id, title, minutes }) => ({ _id, title, minutes }))).toEqual(
    recipes.map(({ id, title, minutes }) => ({ _id: id, title, minutes })),
  );
});

test("keeps the steps inside their recipe, in their order", { checks: ["steps", "no-steps"] }, async () => {
  const [one, bare, other] = [recipe(), recipe(), recipe()];
  const texts = Array.from({ length: randomInt(10, 12) }, (_, index) => `Stir for ${30 - index} minutes.`);
  const far = [
    { recipe_id: other.id, position: 20, text: "Fry." },
    { recipe_id: other.id, position: 0, text: "Peel." },
    { recipe_id: other.id, position: 9, text: "Stir for 30 minutes." },
  ];
  const rows = [far[0], ...stepRows(one, texts), far[1], far[2]];
  const found = await stored({ recipes: [one, bare, other], steps: rows });
  expect(found.map(({ steps }) => steps)).toEqual([texts, [], ["Peel.", "Stir for 30 minutes.", "Fry."]]);
});

test("gives each recipe its own tags, and an empty list when it has none", {
  checks: ["tags", "no-tags"],
}, async () => {
  const [one, other, bare] = [recipe(), recipe(), recipe()];
  const tags = [
    { recipe_id: one.id, tag: "vegan" },
    { recipe_id: other.id, tag: "sweet" },
    { recipe_id: one.id, tag: "cheap" },
    { recipe_id: one.id, tag: "sweet" },
  ];
  const found = await stored({ recipes: [one, other, bare], tags, steps: stepRows(bare, ["Wait."]) });
  expect(found.map((document) => document.tags)).toEqual([["vegan", "cheap", "sweet"], ["sweet"], []]);
});

test("stores the day as a date, not as a text", { checks: ["first-cooked"] }, async () => {
  const days = [recipe().first_cooked, "1970-01-01", "2023-12-31"];
  const recipes = days.map((first_cooked) => recipe({ first_cooked }));
  const found = await stored({ recipes });
  expect(found.map(({ firstCooked }) => firstCooked)).toEqual(days.map((day) => new Date(day)));
});

test("stores midnight in UTC, wherever the program runs", { checks: ["first-cooked"] }, async () => {
  const one = recipe();
  await dropCollections();
  await inside(
    async ({ importRecipes }, tables) => {
      const zone = process.env.TZ;
      process.env.TZ = "Asia/Tokyo";
      try {
        await importRecipes(tables);
      } finally {
        if (zone === undefined) delete process.env.TZ;
        else process.env.TZ = zone;
      }
    },
    { recipes: [one], steps: [], tags: [], cooks: COOKS },
  );
  expect((await documents()).map(({ firstCooked }) => firstCooked)).toEqual([new Date(one.first_cooked)]);
});

test("refers to the cook by number, and copies nothing of the cook", { checks: ["cook"] }, async () => {
  const recipes = [recipe({ cook_id: COOKS[1].id }), recipe(), recipe({ cook_id: 3 })];
  const found = await stored({ recipes });
  expect(found.map(({ cookId }) => cookId)).toEqual([COOKS[1].id, COOKS[0].id, 3]);
  const copied = COOKS.flatMap(({ name, phone }) => [name, phone]).filter((text) =>
    JSON.stringify(found).includes(text),
  );
  expect({ "copied from the cooks": copied }).toEqual({ "copied from the cooks": [] });
});

test("leaves out an origin that is not known, and keeps any other", {
  checks: ["origin", "no-origin"],
}, async () => {
  const recipes = [recipe({ origin: "Oslo" }), recipe({ origin: null }), recipe({ origin: "" })];
  const found = await stored({ recipes });
  const origins = found.map((document) => ("origin" in document ? document.origin : "no field"));
  expect(origins).toEqual(["Oslo", "no field", ""]);
});

test("adds no other field", { checks: ["no-other-fields"] }, async () => {
  const [one, other] = [recipe(), recipe({ origin: null })];
  const found = await stored({
    recipes: [one, other],
    steps: stepRows(one, ["Wait.", "Eat."]),
    tags: [{ recipe_id: other.id, tag: "cheap" }],
  });
  expect(found).toEqual([
    documentOf(one, { steps: ["Wait.", "Eat."] }),
    documentOf(other, { tags: ["cheap"] }),
  ]);
});

test("keeps the recipes of an earlier import", { checks: ["keeps-earlier"] }, async () => {
  const [earlier, later] = [recipe(), recipe()];
  await stored({ recipes: [earlier] });
  await call("importRecipes", { recipes: [later], steps: [], tags: [], cooks: COOKS });
  expect(await documents()).toEqual([documentOf(earlier), documentOf(later)]);
});
