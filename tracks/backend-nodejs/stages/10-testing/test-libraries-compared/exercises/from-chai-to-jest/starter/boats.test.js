import { expect } from "chai";
import request from "supertest";
import { createApp, findBoat, freeBoats, rental, share } from "./boats.js";

describe("boats", () => {
  let app;

  before(() => {
    app = createApp();
  });

  it("makes a rental", () => {
    expect(rental("Heron", 2)).to.deep.equal({ boat: "Heron", hours: 2, cents: 3000 });
  });

  it("lists the free boats", () => {
    expect(freeBoats(["Heron", "Otter", "Teal"], ["Otter"])).to.have.members(["Teal", "Heron"]);
  });

  it("refuses less than an hour", () => {
    expect(() => rental("Heron", 0.5)).to.throw(RangeError, "hour");
  });

  it("shares the price", () => {
    expect(share(100, 3)).to.be.closeTo(33.33, 0.005);
  });

  it("does not know every boat", async () => {
    let failure;
    try {
      await findBoat("Titanic");
    } catch (error) {
      failure = error;
    }
    expect(failure).to.be.an("error");
    expect(failure.message).to.include("Titanic");
  });

  it("shows the boats", async () => {
    const { body } = await request(app).get("/boats").expect(200);
    expect(body).to.be.an("array");
    expect(body).to.not.be.empty;
    expect(body[0]).to.include({ name: "Heron", seats: 4 });
  });

  it("takes a booking", async () => {
    const { body } = await request(app)
      .post("/bookings")
      .send({ boat: "Heron", hours: 2 })
      .expect(201)
      .expect("location", /^\/bookings\//);
    expect(body.id).to.be.a("string");
  });
});
