import mongoose from "mongoose";

await mongoose.connect(process.env.MONGODB_URI);

const memberSchema = new mongoose.Schema({
  name: { type: String, required: true, trim: true, minLength: 2, maxLength: 40 },
  email: { type: String, required: true, trim: true, lowercase: true, match: /@/, unique: true },
  level: { type: String, enum: ["basic", "plus", "patron"], default: "basic" },
  joinedAt: { type: String, default: () => new Date().toISOString() },
});

const Member = mongoose.model("Member", memberSchema);
await Member.init();

const DUPLICATE_KEY = 11000;

async function save(member) {
  try {
    await member.save();
    return { ok: true, id: member.id };
  } catch (error) {
    if (error instanceof mongoose.Error.ValidationError) {
      return { ok: false, fields: Object.keys(error.errors).sort() };
    }
    if (error.code === DUPLICATE_KEY) return { ok: false, taken: "email" };
    throw error;
  }
}

export async function signUp(data) {
  return save(new Member(data));
}

export async function change(id, data) {
  const member = await Member.findById(id);
  member.set(data);
  return save(member);
}
