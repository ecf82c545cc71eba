import { MongoClient } from "mongodb";

const client = await MongoClient.connect(process.env.MONGODB_URI);
const recipes = client.db().collection("recipes");

const byRecipe = (rows) => Object.groupBy(rows, (row) => row.recipe_id);

export async function importRecipes(tables) {
  const stepsOf = byRecipe(tables.steps.toSorted((a, b) => a.position - b.position));
  const tagsOf = byRecipe(tables.tags);

  const documents = tables.recipes.map(({ id, title, minutes, first_cooked, origin, cook_id }) => ({
    _id: id,
    title,
    minutes,
    firstCooked: new Date(first_cooked),
    ...(origin === null ? {} : { origin }),
    cookId: cook_id,
    tags: (tagsOf[id] ?? []).map(({ tag }) => tag),
    steps: (stepsOf[id] ?? []).map(({ text }) => text),
  }));

  await recipes.insertMany(documents);
}
