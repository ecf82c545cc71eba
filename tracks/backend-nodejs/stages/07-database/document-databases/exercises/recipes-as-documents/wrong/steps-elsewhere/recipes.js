import { MongoClient } from "mongodb";

const client = await MongoClient.connect(process.env.MONGODB_URI);
const recipes = client.db().collection("recipes");
const steps = client.db().collection("steps");

function toDocument(recipe, tables) {
  const isOwn = (row) => row.recipe_id === recipe.id;
  const document = {
    _id: recipe.id,
    title: recipe.title,
    minutes: recipe.minutes,
    firstCooked: new Date(recipe.first_cooked),
    cookId: recipe.cook_id,
    tags: tables.tags.filter(isOwn).map((row) => row.tag),
  };
  if (recipe.origin !== null) document.origin = recipe.origin;
  return document;
}

export async function importRecipes(tables) {
  await recipes.insertMany(tables.recipes.map((recipe) => toDocument(recipe, tables)));
  await steps.insertMany(tables.steps.map((row) => ({ recipeId: row.recipe_id, position: row.position, text: row.text })));
}
