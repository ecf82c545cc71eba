import mongoose from "mongoose";

const { Schema } = mongoose;

const noteSchema = new Schema({ text: String, at: { type: Date, default: Date.now } }, { _id: false });

const pickingSchema = new Schema({ name: String, baskets: Number });

const treeSchema = new Schema({
  tag: { type: Number, required: true, unique: true },
  sort: { type: String, required: true },
  planted: { type: Number, required: true },
  uses: [String],
  notes: [noteSchema],
  baskets: { type: Number, default: 0 },
  left: { type: Number, default: 0 },
  pickings: [pickingSchema],
  keeper: { type: Schema.Types.ObjectId, ref: "Keeper", default: null, index: true },
});

const keeperSchema = new Schema({
  name: { type: String, required: true, maxLength: 60, validate: (value) => value.trim() !== "" },
  phone: { type: String, required: true, trim: true, minLength: 5, maxLength: 20 },
});

export const Tree = mongoose.model("Tree", treeSchema);
export const Keeper = mongoose.model("Keeper", keeperSchema);

/** Whether the value can be the id of a document. Mongoose throws for any other. */
export function isId(value) {
  return mongoose.isObjectIdOrHexString(value);
}
