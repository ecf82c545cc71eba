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

/** All tours by title, and a map from the id of each guide, as a text, to the name. */
async function load() {
  const [tours, guides] = await Promise.all([Tour.find().sort({ title: 1 }).lean(), Guide.find().lean()]);
  return { tours, names: new Map(guides.map((guide) => [guide._id.toString(), guide.name])) };
}

const guideOf = (tour, names) => names.get(tour.guide?.toString()) ?? null;

export async function listTours() {
  const { tours, names } = await load();
  return tours.map((tour) => {
    let seats = 0;
    for (const guest of tour.guests) seats += guest.seats;
    return { title: tour.title, guide: guideOf(tour, names), seats };
  });
}

export async function toursOf(name) {
  const { tours, names } = await load();
  return tours.filter((tour) => guideOf(tour, names) === name).map(({ title }) => title);
}

export async function removeGuide(id) {
  await Guide.findByIdAndDelete(id);
  await Tour.updateMany({ guide: id }, { guide: null });
}
