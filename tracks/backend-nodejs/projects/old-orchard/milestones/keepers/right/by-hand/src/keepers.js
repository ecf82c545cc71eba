import { isId, Keeper, Tree } from "./models.js";

/** The keepers in the database. A keeper who is not there is null. */
export const keepers = {
  /** @throws ValidationError when a field does not fit */
  async add({ name, phone }) {
    return toKeeper(await Keeper.create({ name, phone }), []);
  },

  async list() {
    const [all, trees] = await Promise.all([Keeper.find().sort("name"), Tree.find({})]);
    return all.map((keeper) => toKeeper(keeper, trees));
  },

  /** @throws ValidationError when a field does not fit */
  async change(id, { name, phone }) {
    const keeper = isId(id) ? await Keeper.findById(id) : null;
    if (keeper === null) return null;
    if (name !== undefined) keeper.name = name;
    if (phone !== undefined) keeper.phone = phone;
    await keeper.save();
    return toKeeper(keeper, await Tree.find({ keeperId: keeper.id }));
  },

  /** Whether there was a keeper to remove. Trees come first: none may keep an id that leads nowhere. */
  async remove(id) {
    if (!isId(id)) return false;
    await Tree.updateMany({ keeperId: id }, { $unset: { keeperId: 1 } });
    return (await Keeper.findByIdAndDelete(id)) !== null;
  },
};

function toKeeper(keeper, trees) {
  const own = trees.filter((tree) => tree.keeperId === keeper.id);
  const tags = own.map((tree) => tree.tag).sort((a, b) => a - b);
  return { id: keeper.id, name: keeper.name, phone: keeper.phone, trees: tags };
}
