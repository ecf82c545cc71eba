import { isId, Keeper, Tree } from "./models.js";

const DUPLICATE = 11000;

/** The trees in the database, with their keepers. A tree that is not there is null. */
export const trees = {
  /** The new tree; null when its tag is taken. */
  async add(tree) {
    try {
      return toTree(await Tree.create(tree));
    } catch (error) {
      if (error.code === DUPLICATE) return null;
      throw error;
    }
  },

  async list({ use, plantedBefore, keeper }) {
    const filter = {};
    if (use !== undefined) filter.uses = use;
    if (plantedBefore !== undefined) filter.planted = { $lt: plantedBefore };
    if (keeper !== undefined && !isId(keeper)) return [];
    if (keeper !== undefined) filter.keeper = keeper;
    const found = await Tree.find(filter).sort("tag").populate("keeper", "name");
    return found.map(toTree);
  },

  async find(id) {
    return isId(id) ? toTree(await Tree.findById(id).populate("keeper", "name")) : null;
  },

  addNote(id, text) {
    return change(id, {}, { $push: { notes: { text } } });
  },

  /** Says how many baskets the tree bears. Null when there is no such tree, or a picking on it. */
  setBaskets(id, baskets) {
    return change(id, { "pickings.0": { $exists: false } }, { baskets, left: baskets });
  },

  /** Null when there is no such tree, or not enough is left. */
  reserve(id, { name, baskets }) {
    const taken = { $inc: { left: -baskets }, $push: { pickings: { name, baskets } } };
    return change(id, { left: { $gte: baskets } }, taken);
  },

  /** Null when there is no such picking. */
  async giveBack(id, pickingId) {
    if (!isId(id) || !isId(pickingId)) return null;
    const tree = await Tree.findOne({ _id: id, "pickings._id": pickingId });
    if (tree === null) return null;
    const { baskets } = tree.pickings.id(pickingId);
    const given = { $pull: { pickings: { _id: pickingId } }, $inc: { left: baskets } };
    return change(id, { "pickings._id": pickingId }, given);
  },

  /** The pickings of all trees; with a name, only its own. */
  async listPickings(name) {
    const filter = name === undefined ? {} : { "pickings.name": name };
    const found = await Tree.find(filter).sort("tag");
    return found
      .map(toTree)
      .flatMap((tree) => tree.pickings.map((picking) => ({ ...picking, treeId: tree.id, tag: tree.tag })))
      .filter((picking) => name === undefined || picking.name === name);
  },

  /** The tree; null when it is not there; undefined when there is no such keeper. */
  async setKeeper(id, keeperId) {
    if ((await trees.find(id)) === null) return null;
    if (keeperId !== null && !(isId(keeperId) && (await Keeper.exists({ _id: keeperId })))) return undefined;
    return change(id, {}, { keeper: keeperId });
  },

  /** Whether there was a tree to remove. */
  async remove(id) {
    return isId(id) && (await Tree.findByIdAndDelete(id)) !== null;
  },
};

/** Changes the tree in one operation, if it satisfies the condition. The changed tree, or null. */
async function change(id, condition, update) {
  if (!isId(id)) return null;
  const changed = Tree.findOneAndUpdate({ _id: id, ...condition }, update, { returnDocument: "after" });
  return toTree(await changed);
}

function toTree(tree) {
  if (tree === null) return null;
  const { id, tag, sort, planted, uses, baskets, left } = tree;
  const notes = tree.notes.map(({ text, at }) => ({ text, at }));
  const pickings = tree.pickings.map((picking) => ({
    id: picking.id,
    name: picking.name,
    baskets: picking.baskets,
  }));
  const keeper = tree.keeper ? { id: tree.keeper.id, name: tree.keeper.name } : null;
  return { id, tag, sort, planted, uses, notes, baskets, left, pickings, keeper };
}
