import { ObjectId } from "mongodb";

const DUPLICATE = 11000;

/** The trees in the database. A tree that is not there is null. */
export async function openTrees(db) {
  const trees = db.collection("trees");
  await trees.createIndex({ tag: 1 }, { unique: true });

  return {
    /** The new tree; null when its tag is taken. */
    async add(tree) {
      const document = { ...tree };
      try {
        await trees.insertOne(document);
      } catch (error) {
        if (error.code === DUPLICATE) return null;
        throw error;
      }
      return toTree(document);
    },

    async list({ use, plantedBefore }) {
      const filter = {};
      if (use !== undefined) filter.uses = use;
      if (plantedBefore !== undefined) filter.planted = { $lt: plantedBefore };
      const documents = await trees.find(filter).sort({ tag: 1 }).toArray();
      return documents.map(toTree);
    },

    async find(id) {
      return toTree(await trees.findOne({ _id: toId(id) }));
    },

    async addNote(id, text) {
      const change = { $push: { notes: { text, at: new Date() } } };
      return toTree(await trees.findOneAndUpdate({ _id: toId(id) }, change, { returnDocument: "after" }));
    },

    /** Whether there was a tree to remove. */
    async remove(id) {
      const { deletedCount } = await trees.deleteOne({ _id: toId(id) });
      return deletedCount === 1;
    },
  };
}

/** The id of a text; null when no tree can have it. */
function toId(text) {
  return ObjectId.isValid(text) ? new ObjectId(text) : null;
}

function toTree(document) {
  if (document === null) return null;
  const { _id, tag, sort, planted, uses, notes } = document;
  return { id: _id.toString(), tag, sort, planted, uses, notes };
}
