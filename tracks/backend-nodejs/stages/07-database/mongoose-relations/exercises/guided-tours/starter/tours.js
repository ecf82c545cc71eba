import mongoose from "mongoose";

await mongoose.connect(process.env.MONGODB_URI);

const guideSchema = new mongoose.Schema({ name: String, phone: String });
const tourSchema = new mongoose.Schema({
  title: String,
  guide: mongoose.Schema.Types.ObjectId,
  guests: [{ name: String, seats: Number }],
});

const Guide = mongoose.model("Guide", guideSchema);
const Tour = mongoose.model("Tour", tourSchema);

export async function listTours() {
  return [];
}

export async function toursOf(name) {
  return [];
}

export async function removeGuide(id) {}
