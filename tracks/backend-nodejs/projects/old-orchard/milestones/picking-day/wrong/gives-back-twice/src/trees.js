import { ObjectId } from "mongodb";

const DUPLICATE = 11000;

/** The trees in the database. A tree that is not there is null. */
export async function openTrees(db) {
  const trees = db.collection("trees");
  await trees.createIndex({ tag: 1 }, { unique: true });

  return {
    /** The new tree; null when its tag is taken. */
    async add(tree) {
      const document = { ...tree, notes: [] };
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

    /** Says how many baskets the tree bears. Null when there is no such tree, or a picking on it. */
    async setBaskets(id, baskets) {
      const filter = { _id: toId(id), "pickings.0": { $exists: false } };
      const change = { $set: { baskets, left: baskets } };
      return toTree(await trees.findOneAndUpdate(filter, change, { returnDocument: "after" }));
    },

    /** Null when there is no such tree, or not enough is left. */
    async reserve(id, { name, baskets }) {
      const filter = { _id: toId(id), left: { $gte: baskets } };
      const picking = { _id: new ObjectId(), name, baskets };
      const change = { $inc: { left: -baskets }, $push: { pickings: picking } };
      return toTree(await trees.findOneAndUpdate(filter, change, { returnDocument: "after" }));
    },

    /** Null when there is no such picking. */
    async giveBack(id, pickingId) {
      const filter = { _id: toId(id), "pickings._id": toId(pickingId) };
      const tree = await trees.findOne(filter);
      if (tree === null) return null;
      const { _id, baskets } = tree.pickings.find((picking) => picking._id.equals(pickingId));
      const change = { $pull: { pickings: { _id } }, $inc: { left: baskets } };
      return toTree(await trees.findOneAndUpdate({ _id: tree._id }, change, { returnDocument: "after" }));
    },

    /** The pickings of all trees; with a name, only its own. */
    async listPickings(name) {
      const filter = name === undefined ? {} : { "pickings.name": name };
      const documents = await trees.find(filter).sort({ tag: 1 }).toArray();
      return documents
        .map(toTree)
        .flatMap((tree) => tree.pickings.map((picking) => ({ ...picking, treeId: tree.id, tag: tree.tag })))
        .filter((picking) => name === undefined || picking.name === name);
    },

    /** Whether there was a tree to remove. */
    async remove(id) {
      const { deletedCount } = await trees.deleteOne({ _id: toId(id) });
      return deletedCount === 1;
    },
  };
}

/** The id of a text; null when no document can have it. */
function toId(text) {
  return ObjectId.isValid(text) ? new ObjectId(text) : null;
}

function toTree(document) {
  if (document === null) return null;
  const { _id, tag, sort, planted, uses, notes, baskets = 0, left = 0, pickings = [] } = document;
  const shown = pickings.map((picking) => ({
    id: picking._id.toString(),
    name: picking.name,
    baskets: picking.baskets,
  }));
  return { id: _id.toString(), tag, sort, planted, uses, notes, baskets, left, pickings: shown };
}
