import mongoose from "mongoose";

await mongoose.connect(process.env.MONGODB_URI);

const memberSchema = new mongoose.Schema({
  name: {
    type: String,
    required: true,
    trim: true,
    validate: (name) => name.length >= 2 && name.length <= 40,
  },
  email: { type: String, required: true, trim: true, lowercase: true, match: /^.*@.*$/s },
  level: { type: String, enum: ["basic", "plus", "patron"], default: "basic" },
  joinedAt: { type: Date, default: () => new Date() },
});
memberSchema.index({ email: 1 }, { unique: true });

const Member = mongoose.model("Member", memberSchema);
await Member.init();

function toAnswer(error) {
  if (error.name === "ValidationError") return { ok: false, fields: Object.keys(error.errors).sort() };
  if (error.code === 11000) return { ok: false, taken: Object.keys(error.keyPattern)[0] };
  throw error;
}

export async function signUp(data) {
  try {
    const { id } = await Member.create(data);
    return { ok: true, id };
  } catch (error) {
    return toAnswer(error);
  }
}

export async function change(id, data) {
  try {
    await Member.updateOne({ _id: id }, { $set: data }, { runValidators: true });
    return { ok: true, id };
  } catch (error) {
    return toAnswer(error);
  }
}
