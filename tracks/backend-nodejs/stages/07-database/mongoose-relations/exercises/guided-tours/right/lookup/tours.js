import mongoose from "mongoose";

await mongoose.connect(process.env.MONGODB_URI);

const Guide = mongoose.model("Guide", { name: String, phone: String });
const Tour = mongoose.model("Tour", {
  title: String,
  guide: mongoose.ObjectId,
  guests: [{ name: String, seats: Number }],
});

const JOIN = { $lookup: { from: "guides", localField: "guide", foreignField: "_id", as: "guides" } };

export const listTours = () =>
  Tour.aggregate([
    JOIN,
    { $sort: { title: 1 } },
    {
      $project: {
        _id: 0,
        title: 1,
        guide: { $ifNull: [{ $arrayElemAt: ["$guides.name", 0] }, null] },
        seats: { $sum: "$guests.seats" },
      },
    },
  ]);

export const toursOf = async (name) => {
  const found = await Tour.aggregate([JOIN, { $match: { "guides.name": name } }, { $sort: { title: 1 } }]);
  return found.map((tour) => tour.title);
};

export const removeGuide = async (id) => {
  const guide = await Guide.findOne({ _id: id });
  await guide.deleteOne();
  for (const tour of await Tour.find({ guide: id })) {
    tour.guide = null;
    await tour.save();
  }
};
