import mongodb from "mongodb";

const client = new mongodb.MongoClient(process.env.MONGODB_URI);

class RecipeDocument {
  constructor(row) {
    this._id = row.id;
    this.title = row.title;
    this.minutes = row.minutes;
    const [year, month, day] = row.first_cooked.split("-");
    this.firstCooked = new Date(Date.UTC(year, month - 1, day));
    if (typeof row.origin === "string") this.origin = row.origin;
    this.cookId = row.cook_id;
    this.tags = [];
    this.steps = [];
  }
}

export const importRecipes = async ({ recipes, steps, tags }) => {
  const collection = client.db("app").collection("recipes");
  for (const row of recipes) {
    const document = new RecipeDocument(row);
    for (const tag of tags) {
      if (tag.recipe_id === row.id) document.tags.push(tag.tag);
    }
    const own = [...steps].sort((a, b) => (a.position > b.position ? 1 : -1));
    for (const step of own) {
      if (step.recipe_id === row.id) document.steps.push(step.text);
    }
    await collection.replaceOne({ _id: row.id }, document, { upsert: true });
  }
};
