import { MongoClient } from "mongodb";

const client = await MongoClient.connect(process.env.MONGODB_URI);
const recipes = client.db().collection("recipes");

/** One document, made of a row of `recipes` and of what belongs to it in the other tables. */
function toDocument(recipe, tables) {
  return { title: recipe.title };
}

export async function importRecipes(tables) {
  await recipes.insertMany(tables.recipes.map((recipe) => toDocument(recipe, tables)));
}
