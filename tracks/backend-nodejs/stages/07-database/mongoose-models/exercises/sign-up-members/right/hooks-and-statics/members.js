import mongoose, { Schema } from "mongoose";

await mongoose.connect(process.env.MONGODB_URI);

const memberSchema = new Schema({
  name: { type: String, set: (value) => value.trim(), required: [true, "name?"] },
  email: { type: String, set: (value) => value.trim().toLowerCase(), required: [true, "email?"] },
  level: { type: String, default: "basic", enum: { values: ["patron", "plus", "basic"] } },
  joinedAt: { type: Date, required: true },
});
memberSchema.path("name").validate((name) => /^.{2,40}$/.test(name));
memberSchema.path("email").validate((email) => email.indexOf("@") >= 0);
memberSchema.index({ email: -1 }, { unique: true, name: "one_email" });

class MemberClass {
  static async attempt(member) {
    const problem = member.validateSync();
    if (problem) {
      const fields = [];
      for (const field of ["email", "joinedAt", "level", "name"])
        if (problem.errors[field]) fields.push(field);
      return { ok: false, fields };
    }
    return member.save().then(
      (saved) => ({ ok: true, id: String(saved._id) }),
      (error) => {
        if (String(error.code) === "11000") return { ok: false, taken: "email" };
        throw error;
      },
    );
  }
}
memberSchema.loadClass(MemberClass);

const Member = mongoose.model("Member", memberSchema);
const indexed = Member.init();

export const signUp = async (data) => {
  await indexed;
  const member = new Member(data);
  member.joinedAt = new Date();
  return Member.attempt(member);
};

export const change = async (id, data) => {
  await indexed;
  const member = await Member.findOne({ _id: id }).exec();
  for (const [key, value] of Object.entries(data)) member[key] = value;
  return Member.attempt(member);
};
