import mongoose from "mongoose";

await mongoose.connect(process.env.MONGODB_URI);

const memberSchema = new mongoose.Schema({
  name: String,
  email: String,
  level: String,
  joinedAt: Date,
});

const Member = mongoose.model("Member", memberSchema);
await Member.init(); // waits until the indexes of the schema are there

export async function signUp(data) {
  const member = await Member.create(data);
  return { ok: true, id: member.id };
}

export async function change(id, data) {
  await Member.findByIdAndUpdate(id, data);
  return { ok: true, id };
}
