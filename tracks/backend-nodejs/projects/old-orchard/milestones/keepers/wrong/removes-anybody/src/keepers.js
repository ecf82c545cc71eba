import { isId, Keeper, Tree } from "./models.js";

/** The keepers in the database. A keeper who is not there is null. */
export const keepers = {
  /** @throws ValidationError when a field does not fit */
  async add({ name, phone }) {
    return toKeeper(await Keeper.create({ name, phone }), []);
  },

  async list() {
    const [all, trees] = await Promise.all([Keeper.find().sort("name"), Tree.find({ keeper: { $ne: null } })]);
    return all.map((keeper) => toKeeper(keeper, trees));
  },

  /** @throws ValidationError when a field does not fit */
  async change(id, { name, phone }) {
    const keeper = isId(id) ? await Keeper.findById(id) : null;
    if (keeper === null) return null;
    if (name !== undefined) keeper.name = name;
    if (phone !== undefined) keeper.phone = phone;
    await keeper.save();
    return toKeeper(keeper, await Tree.find({ keeper: keeper._id }));
  },

  /** Whether there was a keeper to remove. Trees come first: none may keep an id that leads nowhere. */
  async remove(id) {
    if (!isId(id)) return false;
    await Tree.updateMany({ keeper: id }, { keeper: null });
    await Keeper.findByIdAndDelete(id);
    return true;
  },
};

function toKeeper(keeper, trees) {
  const own = trees.filter((tree) => keeper._id.equals(tree.keeper));
  const tags = own.map((tree) => tree.tag).sort((a, b) => a - b);
  return { id: keeper.id, name: keeper.name, phone: keeper.phone, trees: tags };
}
