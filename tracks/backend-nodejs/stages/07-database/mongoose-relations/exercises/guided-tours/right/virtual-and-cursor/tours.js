import mongoose from "mongoose";

await mongoose.connect(process.env.MONGODB_URI);

const guideSchema = new mongoose.Schema({ name: String, phone: String });
const tourSchema = new mongoose.Schema({
  title: String,
  guide: { type: mongoose.Schema.ObjectId, ref: "Guide" },
  guests: [{ name: String, seats: Number }],
});
guideSchema.virtual("tours", { ref: "Tour", localField: "_id", foreignField: "guide" });
tourSchema.virtual("seats").get(function () {
  let sum = 0;
  this.guests.forEach((guest) => (sum += guest.seats));
  return sum;
});

const Guide = mongoose.model("Guide", guideSchema);
const Tour = mongoose.model("Tour", tourSchema);

class Line {
  constructor(tour) {
    this.title = tour.title;
    this.guide = tour.guide ? tour.guide.name : null;
    this.seats = tour.seats;
  }
}

export async function listTours() {
  const tours = await Tour.find({}).populate({ path: "guide" }).exec();
  tours.sort((a, b) => a.title.localeCompare(b.title));
  return tours.map((tour) => ({ ...new Line(tour) }));
}

export async function toursOf(name) {
  const guides = await Guide.find().where("name").equals(name).populate("tours");
  return guides
    .flatMap((guide) => guide.tours)
    .map((tour) => tour.title)
    .sort();
}

export async function removeGuide(id) {
  await Promise.all([
    Guide.findOneAndDelete({ _id: new mongoose.Types.ObjectId(id) }),
    Tour.updateMany({ guide: new mongoose.Types.ObjectId(id) }, { $set: { guide: null } }),
  ]);
}
