import mongoose from "mongoose";

await mongoose.connect(process.env.MONGODB_URI);

const guideSchema = new mongoose.Schema({ name: String, phone: String });
const tourSchema = new mongoose.Schema({
  title: String,
  guide: { type: mongoose.Schema.Types.ObjectId, ref: "Guide" },
  guests: [{ name: String, seats: Number }],
});

const Guide = mongoose.model("Guide", guideSchema);
const Tour = mongoose.model("Tour", tourSchema);

export async function listTours() {
  const tours = await Tour.find().sort("title").populate("guide", "name");
  return tours.map(({ title, guide, guests }) => ({
    title,
    guide: guide?.name ?? null,
    seats: guests.reduce((sum, guest) => sum + guest.seats, 0),
  }));
}

export async function toursOf(name) {
  const guides = [await Guide.findOne({ name })].filter(Boolean);
  const tours = await Tour.find({ guide: { $in: guides.map((guide) => guide._id) } }).sort("title");
  return tours.map((tour) => tour.title);
}

export async function removeGuide(id) {
  await Tour.updateMany({ guide: id }, { $unset: { guide: 1 } });
  await Guide.deleteOne({ _id: id });
}
